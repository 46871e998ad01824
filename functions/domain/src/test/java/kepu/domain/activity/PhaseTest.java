package kepu.domain.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import kepu.domain.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {
    private static final Instant STARTS = Samples.at("2023-09-17T09:00:00+08:00");
    private static final Instant ENDS = Samples.at("2023-09-17T11:30:00+08:00");

    @ParameterizedTest
    @CsvSource({
        "2023-09-17T08:59:59+08:00, UPCOMING",
        "2023-09-17T09:00:00+08:00, ONGOING",
        "2023-09-17T11:30:00+08:00, ONGOING",
        "2023-09-17T11:30:01+08:00, ENDED"
    })
    void theClockTellsThePhase(String now, Phase phase) {
        assertEquals(phase, Phase.at(Samples.at(now), STARTS, ENDS));
    }
}
