package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An {@code Output}, or that there is none. */
@FunctionalInterface
interface Output {
    /**
     * @param otherwise the output of a state that says nothing about it
     * @throws StateFailed when it cannot be evaluated, or is larger than the quota
     */
    JsonNode of(Scope scope, JsonNode otherwise);

    static Output at(Place place) {
        Optional<Template> written = place.optionalTemplate("Output");
        Output output =
                written.isPresent() ? (scope, otherwise) -> written.get().fill(scope) : (scope, otherwise) -> otherwise;
        return (scope, otherwise) -> Limits.checked(output.of(scope, otherwise), "Output");
    }
}
