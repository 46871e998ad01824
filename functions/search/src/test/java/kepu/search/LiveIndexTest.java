package kepu.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kepu.testing.S3ForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.TravellingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class LiveIndexTest {
    private final S3ForTests s3 = S3ForTests.with("indexes");
    private final TravellingClock clock = TravellingClock.at(Instant.now());
    private final Snapshots snapshots = new Snapshots(
            SettingsForTests.bare()
                    .with("AWS_ENDPOINT_URL_S3", s3.endpoint())
                    .with("INDEX_BUCKET", "indexes")
                    .clock(clock)
                    .settings(),
            "things");
    private final AtomicReference<Optional<String>> pointer = new AtomicReference<>(Optional.empty());
    private final LiveIndex live = new LiveIndex(snapshots, pointer::get, clock);

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void aSnapshotIsReadBackAsItWasPublished() {
        List<Entry> entries = List.of(
                new Entry("1", "一", "壹", List.of("a", "b"), List.of("yi"), "OTHER", "640000", Map.of("kind", "X")),
                new Entry("2", "二\n\"", "", List.of(), List.of(), "OTHER", "", Map.of()));
        assertEquals(entries, snapshots.read(snapshots.publish(entries)));
    }

    @Test
    void withoutASnapshotThereIsNothing() {
        assertEquals(0, live.index().size());
    }

    @Test
    void aNewSnapshotIsFoundAfterFiveSecondsAndNotLookedForBefore() {
        publish(1);
        assertEquals(1, live.index().size());
        publish(2);
        clock.advance(Duration.ofSeconds(4));
        assertEquals(1, live.index().size());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(2, live.index().size());
    }

    @Test
    void aClockSetBackDoesNotKeepAnOldIndexAlive() {
        publish(1);
        live.index();
        publish(2);
        clock.advance(Duration.ofDays(-365));
        assertEquals(2, live.index().size());
    }

    @Test
    void itKeepsWhatItHasWhenTheSnapshotOrThePointerFails() {
        publish(1);
        live.index();
        pointer.set(Optional.of("things/missing.jsonl.gz"));
        clock.advance(Duration.ofSeconds(5));
        assertEquals(1, live.index().size());

        LiveIndex failing = new LiveIndex(
                snapshots,
                () -> pointer.get().filter(key -> !key.equals("fail")).or(() -> {
                    throw new IllegalStateException("no pointer today");
                }),
                clock);
        publish(2);
        assertEquals(2, failing.index().size());
        pointer.set(Optional.of("fail"));
        clock.advance(Duration.ofSeconds(5));
        assertEquals(2, failing.index().size());
        publish(3);
        clock.advance(Duration.ofSeconds(5));
        assertEquals(3, failing.index().size());
    }

    @Test
    void aFailureBeforeAnythingWasLoadedIsTold() {
        pointer.set(Optional.of("things/missing.jsonl.gz"));
        assertThrows(SdkException.class, live::index);
        publish(1);
        assertEquals(1, live.index().size());
    }

    @Test
    void nobodyWaitsForAnotherWhoLoads() throws Exception {
        publish(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Boolean> slow = new AtomicReference<>(false);
        LiveIndex index = new LiveIndex(
                snapshots,
                () -> {
                    if (slow.get()) {
                        asked.countDown();
                        await(goOn);
                    }
                    return pointer.get();
                },
                clock);
        index.index();
        publish(2);
        clock.advance(Duration.ofSeconds(5));
        slow.set(true);
        CompletableFuture<Integer> loading =
                CompletableFuture.supplyAsync(() -> index.index().size());
        await(asked);
        assertEquals(1, index.index().size());
        goOn.countDown();
        assertEquals(2, loading.get(30, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(int entries) {
        pointer.set(Optional.of(snapshots.publish(java.util.stream.IntStream.range(0, entries)
                .mapToObj(i -> new Entry("e" + i, "名", "", List.of(), List.of(), "OTHER", "", Map.of()))
                .toList())));
    }
}
