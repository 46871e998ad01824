package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kepu.domain.fault.Reason;
import org.junit.jupiter.api.Test;

/** Every reason to say no is one that somebody gives. */
class ReasonsTest {
    @Test
    void everyReasonIsGivenSomewhere() {
        String all = Project.mainSources().stream()
                .filter(source -> source.isBelow("functions"))
                .filter(source -> !source.name().equals("Reason.java"))
                .map(Project.Source::text)
                .collect(Collectors.joining());
        assertEquals(
                List.of(),
                Arrays.stream(Reason.values())
                        .filter(reason -> !all.contains("Reason." + reason + ".")
                                && !all.contains("Reason." + reason + ")")
                                && !all.contains("Reason." + reason + "::")
                                && !all.contains("Reason." + reason + ",")
                                && !all.contains("Reason." + reason + " "))
                        .map(Enum::name)
                        .toList());
    }
}
