package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads the functions of a template. */
final class Functions {
    private static final String VARIABLES_ARE_GLOBAL =
            "every function here runs in one process, so all variables belong into Globals.Function.Environment";

    private final Path root;

    /** @param root the directory that {@code CodeUri} is relative to */
    Functions(Path root) {
        this.root = root;
    }

    FunctionResource read(Resource resource) {
        JsonNode given = resource.properties();
        String place = resource.place() + ".Properties";
        for (String property : List.of("Layers", "InlineCode", "ImageUri")) {
            if (given.has(property)) {
                throw new TemplateRefusal(place + "." + property, "only Java functions from a CodeUri are run here");
            }
        }
        String runtime = given.path("Runtime").asText();
        if (!runtime.startsWith("java")) {
            throw new TemplateRefusal(place + ".Runtime", "'" + runtime + "' is not a Java runtime");
        }
        return new FunctionResource(
                resource.id(),
                resource.name(),
                root.resolve(required(given, "CodeUri", place)).normalize(),
                required(given, "Handler", place),
                given.path("MemorySize").asInt(128),
                Duration.ofSeconds(given.path("Timeout").asInt(3)),
                given.path("ReservedConcurrentExecutions").asInt(Integer.MAX_VALUE),
                async(given),
                EventSources.of(given.path("Events"), resource.place() + ".Properties.Events"));
    }

    /** Refuses variables of a function's own, before the globals are merged into it. */
    static void refuseOwnEnvironment(JsonNode properties, String id) {
        if (properties.has("Environment")) {
            throw new TemplateRefusal("Resources." + id + ".Properties.Environment", VARIABLES_ARE_GLOBAL);
        }
    }

    private static FunctionResource.AsyncPolicy async(JsonNode given) {
        JsonNode config = given.path("EventInvokeConfig");
        String destination = config.path("DestinationConfig")
                .path("OnFailure")
                .path("Destination")
                .asText();
        return new FunctionResource.AsyncPolicy(
                config.path("MaximumRetryAttempts").asInt(2),
                destination.isEmpty()
                        ? given.path("DeadLetterQueue").path("TargetArn").asText()
                        : destination);
    }

    private static String required(JsonNode given, String property, String place) {
        if (!given.path(property).isTextual()) {
            throw new TemplateRefusal(place + "." + property, "a text is needed here");
        }
        return given.get(property).asText();
    }
}
