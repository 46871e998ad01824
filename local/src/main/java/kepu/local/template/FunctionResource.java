package kepu.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One {@code AWS::Serverless::Function}.
 *
 * @param id the logical id
 * @param code what {@code CodeUri} names: a directory in Lambda's zip layout, or a jar
 * @param memory in megabytes; told to the function, not enforced
 * @param reservedConcurrency {@link Integer#MAX_VALUE} when none is reserved
 */
public record FunctionResource(
        String id,
        String name,
        Path code,
        String handler,
        int memory,
        Duration timeout,
        int reservedConcurrency,
        AsyncPolicy async,
        List<EventSource> sources) {

    /**
     * How asynchronous invocations are retried.
     *
     * @param retries after the first attempt; AWS's default is 2
     * @param onFailure the ARN of the queue for events given up, empty for none
     */
    public record AsyncPolicy(int retries, String onFailure) {}

    public FunctionResource {
        sources = List.copyOf(sources);
    }

    /** The sources of one kind, e.g. {@code sources(EventSource.Route.class)}. */
    public <S extends EventSource> Stream<S> sources(Class<S> kind) {
        return sources.stream().filter(kind::isInstance).map(kind::cast);
    }
}
