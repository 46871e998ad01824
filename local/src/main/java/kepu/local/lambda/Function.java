package kepu.local.lambda;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kepu.local.template.FunctionResource;

/**
 * One function with its instances. An instance handles one event at a time; all instances of a function share its class
 * loader (on Lambda each has a process of its own, which a laptop has no room for), so statics are shared as well.
 */
final class Function {
    /** Beyond this many at once, callers wait as they would for a cold start. */
    private static final int MOST_INSTANCES = 16;

    private static final int LARGEST_PAYLOAD = 6 << 20;
    private static final Duration INIT_LIMIT = Duration.ofSeconds(30);

    private final FunctionResource declared;
    private final String arn;
    private final ExecutorService threads;
    private final boolean reserved;
    private final Semaphore free;
    private final Deque<Handler> idle = new ArrayDeque<>();
    private final Set<Future<?>> running = ConcurrentHashMap.newKeySet();
    private FunctionLoader loader;

    Function(FunctionResource declared, String arn, ExecutorService threads) {
        this.declared = declared;
        this.arn = arn;
        this.threads = threads;
        this.reserved = declared.reservedConcurrency() < Integer.MAX_VALUE;
        this.free = new Semaphore(Math.min(declared.reservedConcurrency(), MOST_INSTANCES), true);
    }

    FunctionResource declared() {
        return declared;
    }

    String arn() {
        return arn;
    }

    /** @throws InvocationRefusal when the payload is too large or no instance is free (at once where some are reserved) */
    InvocationResult invoke(byte[] event) throws InterruptedException {
        if (event.length > LARGEST_PAYLOAD) {
            throw new InvocationRefusal(
                    413,
                    "RequestTooLargeException",
                    event.length + " byte payload is too large for the RequestResponse invocation type (limit "
                            + LARGEST_PAYLOAD + " bytes)");
        }
        boolean admitted = reserved && declared.reservedConcurrency() <= MOST_INSTANCES
                ? free.tryAcquire()
                : free.tryAcquire(30, TimeUnit.SECONDS);
        if (!admitted) {
            throw new InvocationRefusal(429, "TooManyRequestsException", "Rate Exceeded.");
        }
        try {
            return run(event);
        } finally {
            free.release();
        }
    }

    private InvocationResult run(byte[] event) throws InterruptedException {
        Handler handler;
        try {
            // Making an instance is Lambda's init phase, which the function's own timeout does not count.
            handler = within(INIT_LIMIT, threads.submit(this::instance));
        } catch (TimeoutException late) {
            return InvocationResult.failure("", "Sandbox.Timedout", "Error: initialisation timed out");
        } catch (CancellationException killed) {
            return killed("");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return failure("", cause instanceof InvocationTargetException thrown ? thrown.getCause() : cause);
        }
        Invocation invocation = new Invocation(declared, arn);
        String requestId = invocation.getAwsRequestId();
        try {
            byte[] result = within(declared.timeout(), threads.submit(() -> handle(handler, event, invocation)));
            giveBack(handler);
            return result.length <= LARGEST_PAYLOAD
                    ? InvocationResult.of(requestId, result)
                    : InvocationResult.failure(
                            requestId,
                            "Function.ResponseSizeTooLarge",
                            "Response payload size exceeded maximum allowed payload size (" + LARGEST_PAYLOAD
                                    + " bytes).");
        } catch (TimeoutException late) {
            // The instance is not given back: it is lost with its thread, as on Lambda.
            return InvocationResult.failure(
                    requestId,
                    "Sandbox.Timedout",
                    "RequestId: " + requestId + " Error: Task timed out after "
                            + String.format("%.2f", declared.timeout().toMillis() / 1000.0) + " seconds");
        } catch (CancellationException killed) {
            return killed(requestId);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception) {
                giveBack(handler);
            }
            return failure(requestId, failed.getCause());
        }
    }

    /** Makes a first instance ahead of the first invocation, unless there is one; a failure waits for that to be told. */
    void prepare() {
        try {
            giveBack(instance());
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError failed) {
            System.err.println("function " + declared.name() + " cannot be made ready: " + failed);
        }
    }

    /** Ends what is running as if the function's processes were killed. */
    void kill() {
        running.forEach(invocation -> invocation.cancel(true));
    }

    private <T> T within(Duration limit, Future<T> invocation)
            throws InterruptedException, ExecutionException, TimeoutException {
        running.add(invocation);
        try {
            return invocation.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            running.remove(invocation);
            invocation.cancel(true);
        }
    }

    private static InvocationResult killed(String requestId) {
        return InvocationResult.failure(
                requestId,
                "Runtime.ExitError",
                "RequestId: " + requestId + " Error: Runtime exited with error: signal: killed");
    }

    private InvocationResult failure(String requestId, Throwable thrown) {
        synchronized (System.err) {
            System.err.println("function " + declared.name() + " failed, request " + requestId);
            thrown.printStackTrace();
        }
        return InvocationResult.failure(requestId, thrown);
    }

    private byte[] handle(Handler handler, byte[] event, Invocation invocation) throws IOException {
        return as(classes(), () -> handler.handle(event, invocation));
    }

    private Handler instance() throws IOException, ReflectiveOperationException {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        FunctionLoader classes = classes();
        return as(classes, () -> Handler.make(classes, declared.handler()));
    }

    private static <T, E extends Exception> T as(ClassLoader classes, Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return work.done();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private synchronized FunctionLoader classes() throws IOException {
        if (loader == null) {
            loader = FunctionLoader.open(declared.name(), declared.code());
        }
        return loader;
    }

    private synchronized void giveBack(Handler handler) {
        idle.push(handler);
    }

    @FunctionalInterface
    private interface Work<T, E extends Exception> {
        T done() throws E;
    }
}
