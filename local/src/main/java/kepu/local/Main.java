package kepu.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import kepu.local.template.Template;

/** {@code env} prints the environment that a run needs, {@code run} runs; both take the same options. */
public final class Main {
    private Main() {}

    /** @param arguments {@code env} or {@code run}, then options as {@link CommandLine} knows them */
    public static void main(String[] arguments) {
        // Before anything loads the JDK's HTTP server, which otherwise holds small answers back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        PrintStream person =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream complaints = System.err;
        try {
            List<String> all = Arrays.asList(arguments);
            String command = all.isEmpty() ? "" : all.get(0);
            if (!List.of("env", "run").contains(command)) {
                throw new IllegalArgumentException("usage: env|run --template FILE --home DIR --dynamodb-libs DIR …");
            }
            HostOptions options = CommandLine.parse(all.subList(1, all.size()));
            Template template = options.read();
            if (command.equals("env")) {
                person.print(HostEnvironment.script(HostEnvironment.of(options, template)));
                return;
            }
            HostEnvironment.require(HostEnvironment.of(options, template));
            Host.run(options, template, person);
        } catch (RuntimeException refused) {
            if (System.err != complaints) {
                refused.printStackTrace();
            }
            complaints.println("Not started: " + refused.getMessage());
            System.exit(1);
        }
    }
}
