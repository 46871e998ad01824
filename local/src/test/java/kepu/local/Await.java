package kepu.local;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what will be true soon, for half a minute at most. */
public final class Await {
    private Await() {}

    public static void until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                fail("still not so after half a minute");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
