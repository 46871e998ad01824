package kepu.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import kepu.local.HostProcess;

/** {@code ./kepu demo}: starts Kepu in a fresh place, files 49 activities over ten years, and compares. */
public final class Demo {
    private Demo() {}

    /** @param arguments the project's directory, and {@code --stay} to leave everything running at the end */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path root = Path.of(arguments[0]).toAbsolutePath();
        boolean stay = List.of(arguments).contains("--stay");
        PrintStream person = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path home = Files.createTempDirectory("kepu-demo-");
        boolean good;
        try (HostProcess host = Stage.start(Stage.options(root, home))) {
            person.println(host.said());
            good = run(Stage.of(host, root), person);
            if (stay) {
                person.println("\n一切仍在运行：" + host.api() + " （Ctrl-C 结束）");
                new CountDownLatch(1).await();
            }
        } finally {
            delete(home);
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean run(Stage stage, PrintStream person) {
        long begun = System.nanoTime();
        Story story = new Story(person);
        Play.Ending ending = new Play(stage, story).play();
        story.table(Table.of(ending.results()));
        ending.results().stream()
                .filter(result -> !result.trouble().isEmpty())
                .forEach(result -> story.say("✗ " + result.planned().id() + " " + result.trouble()));
        ending.places().forEach(difference -> story.say("✗ 推优名额 " + difference));
        story.say(String.format(
                "%n%d 项活动，%d 项与预期一致；%d 个步骤，%d 秒",
                ending.results().size(),
                ending.results().stream().filter(Result::asExpected).count(),
                story.steps(),
                (System.nanoTime() - begun) / 1_000_000_000));
        return ending.asExpected();
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
