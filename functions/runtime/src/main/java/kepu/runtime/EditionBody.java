package kepu.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.organization.Category;
import kepu.domain.review.Level;

/** An edition's configuration as JSON, the same on the wire, in storage and in the files that ship. */
public final class EditionBody {
    private static final int MOST_DAYS = 366;

    private EditionBody() {}

    public static Json.Body of(Edition edition) {
        Map<String, Object> levels = new LinkedHashMap<>();
        for (Category category : Category.values()) {
            edition.levels(category)
                    .ifPresent(list -> levels.put(
                            category.name(), list.stream().map(Level::name).toList()));
        }
        Map<String, Object> days = new LinkedHashMap<>();
        edition.dueDays().forEach((level, number) -> days.put(level.name(), number));
        return Json.body()
                .with("name", edition.name())
                .with("theme", edition.theme())
                .with("subThemes", edition.subThemes())
                .with(
                        "submission",
                        Json.body()
                                .with("from", edition.submission().from())
                                .with("until", edition.submission().until()))
                .with(
                        "activityDates",
                        Json.body()
                                .with("from", edition.activityFrom().toString())
                                .with("to", edition.activityTo().toString()))
                .with("reviewUntil", edition.reviewUntil())
                .with("categories", List.copyOf(levels.keySet()))
                .with("levels", levels)
                .with("dueDays", days)
                .with("resubmitGraceDays", edition.resubmitGraceDays())
                .with(
                        "awards",
                        Json.body()
                                .with("activities", edition.awardActivities())
                                .with("organizations", edition.awardOrganizations()))
                .with("source", edition.source());
    }

    /** Reads a configuration; refuses MALFORMED with every fault. {@code categories} may be left out: the levels tell. */
    public static Edition read(int year, Fields fields, long version) {
        String name = fields.text("name");
        String theme = fields.text("theme");
        List<String> subThemes = fields.texts("subThemes");
        Map<String, String> window = texts(fields, "submission", "from", "until");
        Map<String, String> dates = texts(fields, "activityDates", "from", "to");
        String reviewUntil = fields.text("reviewUntil");
        fields.texts("categories");
        Map<Category, List<Level>> levels =
                fields.object("levels", EditionBody::levels).orElse(Map.of());
        Map<Level, Integer> dueDays =
                fields.object("dueDays", EditionBody::days).orElse(Map.of());
        long grace = fields.number("resubmitGraceDays").orElse(7L);
        Map<String, String> awards = texts(fields, "awards", "activities", "organizations");
        String source = fields.text("source");
        fields.done();
        if (name.isBlank() || levels.isEmpty() || grace < 0 || grace > MOST_DAYS) {
            throw Reason.MALFORMED.refuse("name, levels, resubmitGraceDays");
        }
        return parsed(
                "submission, activityDates, reviewUntil",
                window,
                ignored -> new Edition(
                        year,
                        name,
                        theme,
                        subThemes,
                        new Edition.Window(instant(window.get("from")), instant(window.get("until"))),
                        LocalDate.parse(dates.getOrDefault("from", "")),
                        LocalDate.parse(dates.getOrDefault("to", "")),
                        instant(reviewUntil),
                        levels,
                        dueDays,
                        (int) grace,
                        awards.getOrDefault("activities", ""),
                        awards.getOrDefault("organizations", ""),
                        source,
                        version));
    }

    private static Map<String, String> texts(Fields fields, String name, String... members) {
        return fields.object(name, object -> {
                    Map<String, String> read = new LinkedHashMap<>();
                    for (String member : members) {
                        read.put(member, object.text(member));
                    }
                    return read;
                })
                .orElse(Map.of());
    }

    private static Map<Category, List<Level>> levels(Fields fields) {
        Map<Category, List<Level>> levels = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            List<String> names = fields.texts(category.name());
            if (!names.isEmpty()) {
                levels.put(category, parsed("levels", names, list -> {
                    List<Level> read = new ArrayList<>();
                    list.forEach(one -> read.add(Level.valueOf(one)));
                    if (!read.stream().sorted().distinct().toList().equals(read) || !read.contains(Level.NATION)) {
                        throw new IllegalArgumentException("a route goes upwards, to the nation");
                    }
                    return read;
                }));
            }
        }
        return levels;
    }

    private static Map<Level, Integer> days(Fields fields) {
        Map<Level, Integer> days = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            fields.number(level.name()).ifPresent(number -> {
                if (number < 1 || number > MOST_DAYS) {
                    throw Reason.MALFORMED.refuse("dueDays." + level);
                }
                days.put(level, Math.toIntExact(number));
            });
        }
        return days;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text == null ? "" : text).toInstant();
    }

    private static <T, R> R parsed(String what, T given, Function<T, R> reader) {
        try {
            return reader.apply(given);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Reason.MALFORMED.refuse(what);
        }
    }
}
