package kepu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a shell script uses it. */
class MainTest {
    @TempDir
    Path directory;

    private record Output(int status, String text) {}

    @Test
    void printsAnEnvironmentThatAShellCanSource() throws Exception {
        Path script = directory.resolve("environment");
        List<String> command = java("env", CommandLine.of(SampleApplication.options(directory)));
        Files.writeString(script, execute(command).text());
        Output sourced = execute(List.of(
                "sh", "-c", ". \"$0\"; printf '%s|%s|%s' \"$QUOTED\" \"$TABLE\" \"$CLOCK\"", script.toString()));
        assertEquals("it's a \"quote\" $HOME|local-Notes|file:" + directory.resolve("home/clock"), sourced.text());
    }

    @Test
    void refusesToRunWithoutThatEnvironment() throws Exception {
        Output output = execute(java("run", CommandLine.of(SampleApplication.options(directory))));
        assertEquals(1, output.status());
        assertTrue(output.text().contains("QUOTED, TABLE"), output.text());
    }

    @Test
    void saysWhichOptionChoosesAnotherPort() throws Exception {
        HostOptions options = SampleApplication.options(directory);
        try (ServerSocket taken = new ServerSocket(options.ports().http(), 1, InetAddress.getByName("127.0.0.1"))) {
            IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> HostProcess.start(options));
            assertTrue(
                    refusal.getMessage().contains("port " + taken.getLocalPort() + " of 127.0.0.1 is taken; --port"),
                    refusal.getMessage());
        }
    }

    @Test
    void refusesASecondHostInTheSameHome() {
        HostOptions options = SampleApplication.options(directory);
        try (HostProcess first = HostProcess.start(options, "-Xmx128m")) {
            HostOptions again = SampleApplication.options(directory);
            IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> HostProcess.start(again));
            assertTrue(refusal.getMessage()
                    .contains("another host is running in " + first.options().home()));
        }
    }

    @Test
    void endsWhenAFirstInvocationFails() {
        HostOptions options = SampleApplication.options(directory)
                .invocation("Answers", "{\"pathParameters\":{\"kind\":\"failing\"}}");
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> HostProcess.start(options, "-Xmx128m"));
        assertTrue(refusal.getMessage().contains("no such kind"), refusal.getMessage());
    }

    @Test
    void saysWhatIsWrongWithTheCommand() throws Exception {
        assertTrue(refusal(List.of("--colour", "red")).startsWith("'--colour' is none of --address"));
        assertTrue(refusal(List.of("--home")).equals("--home needs a value"));
        assertTrue(refusal(List.of("--home", "h")).equals("--template is needed"));
        assertTrue(refusal(List.of("--port", "http")).startsWith("--port is a port"));
        List<String> sample = CommandLine.of(SampleApplication.options(directory));
        assertEquals(sample, CommandLine.of(CommandLine.parse(sample)));
        HostOptions unknown = SampleApplication.options(directory).parameter("Clock", "@watch");
        assertThrows(IllegalArgumentException.class, unknown::read);
    }

    private static String refusal(List<String> arguments) {
        return assertThrows(IllegalArgumentException.class, () -> CommandLine.parse(arguments))
                .getMessage();
    }

    private static List<String> java(String command, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command));
        all.addAll(arguments);
        return all;
    }

    private Output execute(List<String> command) throws IOException, InterruptedException {
        Path file = directory.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Output(process.exitValue(), Files.readString(file, StandardCharsets.UTF_8));
    }
}
