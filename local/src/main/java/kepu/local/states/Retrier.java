package kepu.local.states;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How often, and after which delays, some failures lead to a new attempt. */
record Retrier(
        ErrorNames errors, double interval, int maxAttempts, double backoffRate, double maxDelay, boolean fullJitter) {
    private static final double UNBOUNDED = 31_622_400;

    static Retrier at(Place place, boolean isLast) {
        place.onlyHas(Set.of(
                "ErrorEquals",
                "IntervalSeconds",
                "MaxAttempts",
                "BackoffRate",
                "MaxDelaySeconds",
                "JitterStrategy",
                "Comment"));
        double interval = place.number(
                "IntervalSeconds", 1, Retrier::isPositiveInteger, "a positive integer of at most 99999999");
        String jitter = place.optionalText("JitterStrategy").orElse("NONE");
        if (!Set.of("FULL", "NONE").contains(jitter)) {
            place.at("JitterStrategy").refuse("must be FULL or NONE");
        }
        return new Retrier(
                ErrorNames.at(place, isLast),
                interval,
                (int) place.number(
                        "MaxAttempts", 3, n -> n == 0 || isPositiveInteger(n), "an integer from 0 to 99999999"),
                place.number("BackoffRate", 2, rate -> rate >= 1, "a number of at least 1"),
                place.number(
                        "MaxDelaySeconds",
                        UNBOUNDED,
                        n -> n == Math.rint(n) && n > interval && n < UNBOUNDED,
                        "an integer above IntervalSeconds and below 31622400"),
                jitter.equals("FULL"));
    }

    private static boolean isPositiveInteger(double number) {
        return number == Math.rint(number) && number >= 1 && number <= Limits.LONGEST_WAIT;
    }

    /** @param attempts how many attempts this retrier has already led to */
    Duration delay(int attempts, RandomGenerator random) {
        double seconds = Math.min(interval * Math.pow(backoffRate, attempts), maxDelay);
        return Duration.ofMillis(Math.round(1_000 * (fullJitter ? random.nextDouble() * seconds : seconds)));
    }
}
