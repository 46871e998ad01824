package kepu.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Does a few things at once, and waits a bounded time for each. */
final class Parallel implements AutoCloseable {
    private static final int AT_ONCE = 4;
    /** So many as DynamoDB takes in one transaction. */
    private static final int PIECE = 100;

    private static final long LONGEST_SECONDS = 120;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    /** Works on all of them, in pieces; fails when one piece fails. */
    <T> void each(List<T> all, Consumer<List<T>> work) {
        List<Future<Void>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            List<T> piece = all.subList(from, Math.min(from + PIECE, all.size()));
            pieces.add(start(() -> {
                work.accept(piece);
                return null;
            }));
        }
        pieces.forEach(Parallel::result);
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
