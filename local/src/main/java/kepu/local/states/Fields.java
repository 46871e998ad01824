package kepu.local.states;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the fields a state may have. */
final class Fields {
    private Fields() {}

    /** These, and what every state may have. */
    static Set<String> with(String... own) {
        return Stream.concat(Stream.of("Type", "Comment", "QueryLanguage"), Stream.of(own))
                .collect(Collectors.toUnmodifiableSet());
    }
}
