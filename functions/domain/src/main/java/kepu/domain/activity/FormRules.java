package kepu.domain.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Fault;
import kepu.domain.fault.Reason;
import kepu.domain.organization.Organization;
import kepu.domain.region.Divisions;

/** What a form must hold before it can be submitted; every fault is told at once, with its field and rule. */
public final class FormRules {
    /** In code points after trimming (R-50, Q44). */
    public static final int LONGEST_NAME = 50;
    /** Named scientists at most (R-64, Q41). */
    public static final int MOST_SCIENTISTS = 3;

    /** Units in each part: hosts, organizers, co-organizers. */
    public static final int MOST_UNITS = 50;

    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final Pattern PHONE = Pattern.compile("[0-9+() /、,，-]{7,40}");

    private final Edition edition;
    private final Instant filedAt;
    private final Optional<Organization> responsible;

    /**
     * @param filedAt when it was first submitted: later submissions are judged by the first one's instant (Q10, Q92)
     * @param responsible what the form's responsible organization names in the library, if anything
     */
    public FormRules(Edition edition, Instant filedAt, Optional<Organization> responsible) {
        this.edition = edition;
        this.filedAt = filedAt;
        this.responsible = responsible;
    }

    private interface Rule {
        Stream<Fault> of(ActivityForm form, FormRules by);
    }

    private static final List<Rule> RULES = List.of(
            (form, by) -> line("name", form.name(), "R-50", LONGEST_NAME),
            (form, by) -> by.times(form),
            (form, by) -> by.region(form),
            (form, by) -> line("place", form.place(), "R-52", LONGEST_LINE),
            (form, by) -> mode(form),
            (form, by) -> by.responsible(form),
            (form, by) -> form.hosts().isEmpty() ? missing("hosts", "R-63") : Stream.of(),
            (form, by) -> units("hosts", form.hosts()),
            (form, by) -> units("organizers", form.organizers()),
            (form, by) -> units("coOrganizers", form.coOrganizers()),
            (form, by) -> text("content", form.content(), LONGEST_TEXT),
            (form, by) -> text("audience", form.audience(), LONGEST_LINE),
            (form, by) -> scientists(form),
            (form, by) -> contact(form.contact()));

    /** Everything that keeps the form from being submitted, in the order of the fields; empty when nothing does. */
    public List<Fault> faults(ActivityForm form) {
        return RULES.stream().flatMap(rule -> rule.of(form, this)).toList();
    }

    /** The length of a text as the rules count it: code points without surrounding white space (Q44). */
    public static int length(String text) {
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length());
    }

    private Stream<Fault> times(ActivityForm form) {
        List<Fault> faults = new ArrayList<>();
        Optional<Instant> start = form.beginning();
        Optional<Instant> end = form.ending();
        if (start.isEmpty()) {
            faults.add((form.startsAt().isBlank() ? Reason.MISSING : Reason.NOT_A_TIME).at("startsAt", "R-51"));
        }
        if (end.isEmpty()) {
            faults.add((form.endsAt().isBlank() ? Reason.MISSING : Reason.NOT_A_TIME).at("endsAt", "R-51"));
        }
        start.filter(at -> !at.isAfter(filedAt))
                .ifPresent(at -> faults.add(Reason.NOT_IN_FUTURE.at("startsAt", "R-51")));
        start.filter(at -> !edition.takesPlaceWithin(at))
                .ifPresent(at -> faults.add(
                        Reason.OUTSIDE_EDITION.at("startsAt", "Q12", edition.activityFrom(), edition.activityTo())));
        if (start.isPresent() && end.filter(at -> at.isBefore(start.get())).isPresent()) {
            faults.add(Reason.ENDS_BEFORE_START.at("endsAt", "R-51"));
        }
        return faults.stream();
    }

    private Stream<Fault> region(ActivityForm form) {
        if (form.region().isBlank()) {
            return missing("region", "R-52");
        }
        return Divisions.all().find(form.region()).isPresent()
                ? Stream.of()
                : Stream.of(Reason.UNKNOWN_REGION.at("region", "R-52"));
    }

    private static Stream<Fault> mode(ActivityForm form) {
        if (form.mode().isBlank()) {
            return missing("mode", "R-40");
        }
        boolean known = Stream.of(Mode.values()).map(Mode::name).anyMatch(form.mode()::equals);
        return known ? Stream.of() : Stream.of(Reason.UNKNOWN_CHOICE.at("mode", "R-40", List.of(Mode.values())));
    }

    private Stream<Fault> responsible(ActivityForm form) {
        if (form.responsible().isBlank()) {
            return missing("responsible", "R-53");
        }
        // A category that no edition knows (Hong Kong, Macao) is taken: it waits in the repair queue, never nowhere.
        return responsible.isPresent() ? Stream.of() : Stream.of(Reason.NOT_SELECTED.at("responsible", "R-23"));
    }

    private static Stream<Fault> units(String field, List<ActivityForm.Unit> units) {
        Stream<Fault> tooMany =
                units.size() > MOST_UNITS ? Stream.of(Reason.TOO_MANY.at(field, "R-63", MOST_UNITS)) : Stream.of();
        return Stream.concat(
                tooMany,
                IntStream.range(0, units.size())
                        .boxed()
                        .flatMap(i ->
                                line(field + "[" + i + "].name", units.get(i).name(), "R-63", LONGEST_LINE)));
    }

    private static Stream<Fault> scientists(ActivityForm form) {
        List<ActivityForm.Scientist> named = form.scientists();
        if (named.isEmpty() && form.scientistField().isBlank()) {
            return Stream.of(Reason.SCIENTISTS_OR_FIELD.at("scientists", "R-61"));
        }
        Stream<Fault> tooMany = named.size() > MOST_SCIENTISTS
                ? Stream.of(Reason.TOO_MANY.at("scientists", "R-64", MOST_SCIENTISTS))
                : Stream.of();
        Stream<Fault> each = IntStream.range(0, named.size())
                .boxed()
                .flatMap(i -> Stream.concat(
                        line("scientists[" + i + "].name", named.get(i).name(), "R-64", LONGEST_LINE),
                        line("scientists[" + i + "].position", named.get(i).position(), "R-64", LONGEST_LINE)));
        Stream<Fault> field = form.scientistField().isBlank()
                ? Stream.of()
                : line("scientistField", form.scientistField(), "R-61", LONGEST_LINE);
        return Stream.of(tooMany, each, field).flatMap(faults -> faults);
    }

    private static Stream<Fault> contact(ActivityForm.Contact contact) {
        Stream<Fault> phone = contact.phone().isBlank()
                ? missing("contact.phone", "R-61")
                : PHONE.matcher(contact.phone().strip()).matches()
                        ? Stream.of()
                        : Stream.of(Reason.NOT_A_PHONE.at("contact.phone", "R-61"));
        return Stream.concat(line("contact.name", contact.name(), "R-61", LONGEST_LINE), phone);
    }

    private static Stream<Fault> line(String field, String value, String rule, int longest) {
        if (value.codePoints().allMatch(FormRules::isUnseen)) {
            return missing(field, rule);
        }
        if (value.chars().anyMatch(FormRules::isControl)) {
            return Stream.of(Reason.CONTROL_CHARACTER.at(field, rule));
        }
        int length = length(value);
        return length > longest ? Stream.of(Reason.TOO_LONG.at(field, rule, longest, length)) : Stream.of();
    }

    // Controls, and what turns the direction of the text around: a name must read as it is.
    private static boolean isControl(int character) {
        return Character.isISOControl(character)
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean isUnseen(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static Stream<Fault> text(String field, String value, int longest) {
        return line(field, value.replaceAll("[\r\n\t]", " "), "R-61", longest);
    }

    private static Stream<Fault> missing(String field, String rule) {
        return Stream.of(Reason.MISSING.at(field, rule));
    }
}
