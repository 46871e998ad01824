package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration from beginning to end; its story is in {@code target/demo.txt}. */
@Timeout(600)
class DemoIT {
    @TempDir
    Path home;

    @Test
    void bringsEveryActivityToItsExpectedOutcome() throws Exception {
        try (RunningKepu kepu = RunningKepu.start(home);
                PrintStream told = new PrintStream(
                        Files.newOutputStream(Path.of("target/demo.txt")), true, StandardCharsets.UTF_8)) {
            Play.Ending ending = new Play(kepu.stage(), new Story(told)).play();
            assertEquals(49, ending.results().size());
            assertAll(ending.results().stream().map(result -> () -> {
                String id = result.planned().id();
                assertEquals("", result.trouble(), id);
                assertEquals(result.planned().expected(), result.actual(), id);
            }));
            assertEquals(List.of(), ending.places());
        }
    }
}
