package kepu.domain.activity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kepu.domain.organization.OrganizationId;

/**
 * What a submitter fills in, as typed: a draft may hold anything, so texts stay texts until {@link FormRules} has looked
 * at them. Nothing entered is an empty text or list, never {@code null}.
 *
 * @param startsAt and {@code endsAt}: ISO 8601 with offset
 * @param region six digits
 * @param mode a {@link Mode}
 * @param responsible an organization's id
 * @param scientists at most three by name; {@code scientistField} where they are not known yet (Q41)
 * @param poster a medium's id
 */
public record ActivityForm(
        String name,
        String startsAt,
        String endsAt,
        String region,
        String place,
        String mode,
        String responsible,
        List<Unit> hosts,
        List<Unit> organizers,
        List<Unit> coOrganizers,
        String content,
        String audience,
        List<Scientist> scientists,
        String scientistField,
        Contact contact,
        String poster) {

    /** A unit that takes part: linked to the library, or only a name as on its seal. */
    public record Unit(String organization, String name) {
        public Unit {
            Objects.requireNonNull(organization);
            Objects.requireNonNull(name);
        }
    }

    /** One of the scientists and technicians who take part. */
    public record Scientist(String name, String position) {
        public Scientist {
            Objects.requireNonNull(name);
            Objects.requireNonNull(position);
        }
    }

    /** Whom the public may call. */
    public record Contact(String name, String phone) {
        public static final Contact NONE = new Contact("", "");

        public Contact {
            Objects.requireNonNull(name);
            Objects.requireNonNull(phone);
        }
    }

    public ActivityForm {
        Objects.requireNonNull(name);
        Objects.requireNonNull(startsAt);
        Objects.requireNonNull(endsAt);
        Objects.requireNonNull(region);
        Objects.requireNonNull(place);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(responsible);
        hosts = List.copyOf(hosts);
        organizers = List.copyOf(organizers);
        coOrganizers = List.copyOf(coOrganizers);
        Objects.requireNonNull(content);
        Objects.requireNonNull(audience);
        scientists = List.copyOf(scientists);
        Objects.requireNonNull(scientistField);
        Objects.requireNonNull(contact);
        Objects.requireNonNull(poster);
    }

    /** Without whom to call, for those who need not know. */
    public ActivityForm withoutContact() {
        return new ActivityForm(
                name,
                startsAt,
                endsAt,
                region,
                place,
                mode,
                responsible,
                hosts,
                organizers,
                coOrganizers,
                content,
                audience,
                scientists,
                scientistField,
                Contact.NONE,
                poster);
    }

    /** When it begins, if that can be read. */
    public Optional<Instant> beginning() {
        return instant(startsAt);
    }

    /** When it ends, if that can be read. */
    public Optional<Instant> ending() {
        return instant(endsAt);
    }

    /** The responsible organization, if something that can name one was entered. */
    public Optional<OrganizationId> responsibleId() {
        try {
            return Optional.of(new OrganizationId(responsible));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            // Years beyond these cannot be shown in Beijing's zone, or sorted as text.
            return time.getYear() > 1900 && time.getYear() < 9999 ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
