package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/**
 * A call that a Task state wants made.
 *
 * @param arguments evaluated
 * @param timeoutSeconds from now; none means as long as the execution may last
 * @param heartbeatSeconds the longest silence, likewise
 */
public record TaskCall(
        Integration integration, JsonNode arguments, OptionalLong timeoutSeconds, OptionalLong heartbeatSeconds) {}
