package kepu.domain.organization;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One unit of the organization library.
 *
 * @param kind what sort of body it is (association, society, university …), apart from its category (Q97)
 * @param level NATION, PROVINCE, CITY or COUNTY
 * @param region six digits, or empty
 * @param ancestors its parent, that one's parent, and so on up to the nation; empty where the tree is broken
 */
public record Organization(
        OrganizationId id,
        Category category,
        String kind,
        String name,
        String shortName,
        String level,
        String region,
        List<Ancestor> ancestors,
        List<String> aliases) {

    /** An organization above another, as far as routing must know it. */
    public record Ancestor(OrganizationId id, String name, String shortName, Category category) {
        public Ancestor {
            Objects.requireNonNull(id);
            Objects.requireNonNull(name);
            Objects.requireNonNull(shortName);
            Objects.requireNonNull(category);
        }
    }

    public Organization {
        Objects.requireNonNull(id);
        Objects.requireNonNull(category);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(shortName);
        Objects.requireNonNull(level);
        Objects.requireNonNull(region);
        ancestors = List.copyOf(ancestors);
        aliases = List.copyOf(aliases);
    }

    /** Itself and everything above it, upwards. */
    public List<Ancestor> line() {
        return Stream.concat(Stream.of(new Ancestor(id, name, shortName, category)), ancestors.stream())
                .toList();
    }

    /** The ids of {@link #line()}. */
    public List<OrganizationId> chain() {
        return line().stream().map(Ancestor::id).toList();
    }

    /** The channel it belongs to, or is (Q102); empty where the tree is broken. */
    public Optional<Ancestor> channel() {
        return line().stream().filter(one -> one.category().isChannel()).findFirst();
    }
}
