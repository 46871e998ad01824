package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** The service quotas that a definition can run into. */
public final class Limits {
    /** Bytes of UTF-8 of an input, a result or an output. */
    public static final int PAYLOAD = 262_144;

    /** Seconds; what a timeout, heartbeat or wait may be at most. */
    static final long LONGEST_WAIT = 99_999_999;

    private Limits() {}

    public static boolean exceeds(JsonNode payload) {
        return exceeds(payload.toString());
    }

    public static boolean exceeds(String payload) {
        // Most payloads are far too short to be worth encoding.
        return payload.length() > PAYLOAD / 4 && payload.getBytes(StandardCharsets.UTF_8).length > PAYLOAD;
    }

    /** The same payload; fails the state, uncatchably by {@code States.ALL}, when it is too large. */
    static JsonNode checked(JsonNode payload, String field) {
        if (exceeds(payload)) {
            throw new StateFailed(
                    new Failure(
                            Failure.DATA_LIMIT_EXCEEDED,
                            "The field '" + field + "' is larger than the maximum of " + PAYLOAD + " bytes."),
                    "");
        }
        return payload;
    }
}
