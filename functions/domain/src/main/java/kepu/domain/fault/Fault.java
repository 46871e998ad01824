package kepu.domain.fault;

import java.util.List;
import java.util.Objects;

/**
 * One thing wrong with one field of a form.
 *
 * @param field the JSON name, with a path for nested ones ({@code contact.phone}, {@code scientists[1].name})
 * @param rule the number of the rule it offends ({@code R-50}), or empty
 * @param about what fills the places of the reason's text
 */
public record Fault(String field, Reason reason, String rule, List<Object> about) {
    public Fault {
        Objects.requireNonNull(field);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(rule);
        about = List.copyOf(about);
    }

    public String chinese() {
        return reason.chinese(about.toArray());
    }

    public String english() {
        return reason.english(about.toArray());
    }
}
