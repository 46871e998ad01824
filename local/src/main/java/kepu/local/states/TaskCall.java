package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call that a Task state wants made.
 *
 * @param arguments evaluated
 * @param timeoutSeconds from now; 0 means as long as the execution may last
 * @param heartbeatSeconds the longest silence; 0 means any
 */
public record TaskCall(Integration integration, JsonNode arguments, long timeoutSeconds, long heartbeatSeconds) {}
