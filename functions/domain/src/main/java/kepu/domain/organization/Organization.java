package kepu.domain.organization;

import java.util.List;
import java.util.Objects;

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

    public Ancestor self() {
        return new Ancestor(id, name, shortName, category);
    }
}
