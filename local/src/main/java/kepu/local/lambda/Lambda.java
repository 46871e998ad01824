package kepu.local.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kepu.local.template.Account;
import kepu.local.template.FunctionResource;

/** All functions of a template, invoked by name or ARN. Classes are loaded at a function's first invocation, or by {@link #prepare}. */
public final class Lambda implements AutoCloseable {
    private static final Pattern NAME =
            Pattern.compile("(?:arn:[a-z-]+:lambda:[a-z0-9-]*:[0-9]{12}:function:|[0-9]{12}:function:)?"
                    + "([A-Za-z0-9_-]+)(?::[A-Za-z0-9$_-]+)?");

    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "function");
        // A function that never returns must not keep the host alive.
        thread.setDaemon(true);
        return thread;
    });

    public Lambda(Account account, List<FunctionResource> declared) {
        declared.forEach(function -> functions.put(
                function.name(),
                new Function(function, account.arn("lambda", "function:" + function.name()), threads)));
    }

    /**
     * Invokes and waits, as {@code RequestResponse} does.
     *
     * @param nameOrArn a name, partial or whole ARN; a version or alias behind it means the only code there is
     * @throws InvocationRefusal when there is no such function, it is throttled, or the event is larger than 6 MiB
     */
    public InvocationResult invoke(String nameOrArn, byte[] event) {
        try {
            return function(nameOrArn).invoke(event);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InvocationRefusal(503, "ServiceException", "The host is stopping.");
        }
    }

    /** Makes an instance of every function in the background, one after the other, so that first requests are quick. */
    public void prepare() {
        Thread thread = new Thread(() -> functions.values().forEach(Function::prepare), "preparation");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** Ends every running invocation of a function as if its processes were killed; for faults on purpose. */
    public void kill(String nameOrArn) {
        function(nameOrArn).kill();
    }

    public FunctionResource declared(String nameOrArn) {
        return function(nameOrArn).declared();
    }

    private Function function(String nameOrArn) {
        Matcher name = NAME.matcher(nameOrArn);
        return Optional.ofNullable(name.matches() ? functions.get(name.group(1)) : null)
                .orElseThrow(() ->
                        new InvocationRefusal(404, "ResourceNotFoundException", "Function not found: " + nameOrArn));
    }

    /** Interrupts what is running and waits a moment for it. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
