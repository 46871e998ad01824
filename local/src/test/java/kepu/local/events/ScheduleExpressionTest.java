package kepu.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import kepu.local.template.TemplateRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rate(5 minutes)           | UTC           | 2023-09-17T00:01:30Z | 2023-09-17T00:06:30Z
                    rate(1 day)               | UTC           | 2023-09-17T00:01:30Z | 2023-09-18T00:01:30Z
                    cron(30 8 * * ? *)        | Asia/Shanghai | 2023-09-17T00:29:59Z | 2023-09-17T00:30:00Z
                    cron(30 8 * * ? *)        | Asia/Shanghai | 2023-09-17T00:30:00Z | 2023-09-18T00:30:00Z
                    cron(0/15 * * * ? *)      | UTC           | 2023-09-17T23:46:00Z | 2023-09-18T00:00:00Z
                    cron(0 9 ? * MON-FRI *)   | UTC           | 2023-09-15T09:00:00Z | 2023-09-18T09:00:00Z
                    cron(0 9 ? * 1 *)         | UTC           | 2023-09-15T09:00:00Z | 2023-09-17T09:00:00Z
                    cron(0 9 ? * 3#2 *)       | UTC           | 2023-09-01T00:00:00Z | 2023-09-12T09:00:00Z
                    cron(0 0 L * ? *)         | UTC           | 2024-02-01T00:00:00Z | 2024-02-29T00:00:00Z
                    cron(0 0 1 JAN,JUL ? *)   | UTC           | 2023-02-01T00:00:00Z | 2023-07-01T00:00:00Z
                    cron(0 0 29 2 ? *)        | UTC           | 2025-01-01T00:00:00Z | 2028-02-29T00:00:00Z
                    at(2023-09-17T08:00:00)   | Asia/Shanghai | 2023-01-01T00:00:00Z | 2023-09-17T00:00:00Z
                    """)
    void isDueAsEventBridgeSays(String expression, String zone, Instant after, Instant due) {
        assertEquals(Optional.of(due), parse(expression, zone).after(after));
    }

    @Test
    void isNeverDueAgainAfterItsLastTime() {
        Instant late = Instant.parse("2024-01-01T00:00:00Z");
        assertEquals(Optional.empty(), parse("at(2023-09-17T08:00:00)", "UTC").after(late));
        assertEquals(Optional.empty(), parse("cron(0 0 1 1 ? 2023)", "UTC").after(late));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every day",
                "rate(0 minutes)",
                "rate(5 seconds)",
                "cron(* * * * *)",
                "cron(0 0 * * * *)",
                "cron(0 0 ? * ? *)",
                "cron(60 0 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 0 10-5 * ? *)",
                "cron(0 0 15W * ? *)",
                "at(noon)"
            })
    void refusesWhatIsNoSchedule(String expression) {
        assertThrows(TemplateRefusal.class, () -> parse(expression, "UTC"));
    }

    private static ScheduleExpression parse(String expression, String zone) {
        return ScheduleExpression.parse(expression, ZoneId.of(zone), "F");
    }
}
