package kepu.local.events;

import java.nio.file.Path;
import java.util.List;
import kepu.local.dynamodb.DynamoDbApi;
import kepu.local.lambda.DeadLetters;
import kepu.local.lambda.Lambda;
import kepu.local.template.EventSource;
import kepu.local.template.FunctionResource;
import kepu.local.template.Template;

/**
 * Everything that a template maps from table streams to functions: at least once, in the order of each shard, across
 * {@code kill -9}.
 */
public final class StreamMappings implements AutoCloseable {
    private final List<StreamMapping> mappings;

    /** @param directory where the mappings keep how far they have come */
    public StreamMappings(Template template, DynamoDbApi api, Lambda lambda, DeadLetters deadLetters, Path directory) {
        mappings = template.functions().stream()
                .flatMap(function -> function.sources(EventSource.Stream.class)
                        .map(source -> new StreamMapping(
                                new MappingParts(
                                        source,
                                        filters(function, source),
                                        new StreamApi(api, source.table()),
                                        new BatchDelivery(
                                                lambda,
                                                function.name(),
                                                source.partialFailures(),
                                                template.account().region()),
                                        new Checkpoint(directory.resolve(name(function, source) + ".json")),
                                        deadLetters),
                                name(function, source))))
                .toList();
    }

    /** Returns when every mapping has its place in its stream. */
    public void start() {
        mappings.forEach(StreamMapping::start);
    }

    @Override
    public void close() {
        mappings.forEach(StreamMapping::close);
    }

    private static String name(FunctionResource function, EventSource.Stream source) {
        return function.name() + "." + source.id();
    }

    private static List<EventPattern> filters(FunctionResource function, EventSource.Stream source) {
        String place = "Resources." + function.id() + ".Properties.Events." + source.id() + ".FilterCriteria";
        return source.filters().stream()
                .map(pattern -> new EventPattern(pattern, place))
                .toList();
    }
}
