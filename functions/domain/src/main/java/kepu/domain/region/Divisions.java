package kepu.domain.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Provinces, prefectures and counties of China, read once from the table in this package (its source is in
 * docs/data.md). A code alone does not name a division: cities without districts share theirs with a county row.
 */
public final class Divisions {
    /** One division; {@code level} is province, prefecture or county, {@code parent} a code or empty. */
    public record Division(String code, String name, String level, String parent) {}

    private static final class Loaded {
        private static final Divisions ALL = read();
    }

    private final Map<String, Division> byCode = new HashMap<>();
    private final Map<String, List<Division>> byParent = new HashMap<>();
    private final Map<String, String> parentOfPlaceholder = new HashMap<>();

    private Divisions() {}

    public static Divisions all() {
        return Loaded.ALL;
    }

    /** The widest division with this code: the city before the county row that repeats it. */
    public Optional<Division> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The division's name as it is read on an envelope, from the province down, without repeating one. */
    public Optional<String> fullName(String code) {
        return find(code).map(division -> {
            String above = fullName(division.parent()).orElse("");
            boolean repeated = find(division.parent())
                    .filter(parent -> parent.name().equals(division.name()))
                    .isPresent();
            return repeated ? above : above + division.name();
        });
    }

    /** What lies directly below; the provinces for an empty code. What only statistics know is left out. */
    public List<Division> below(String parent) {
        return List.copyOf(byParent.getOrDefault(parent, List.of()));
    }

    private static Divisions read() {
        Divisions divisions = new Divisions();
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(Divisions.class.getResourceAsStream("divisions.csv"), StandardCharsets.UTF_8))) {
            rows.lines().skip(1).map(row -> row.split(",", -1)).forEach(divisions::add);
            return divisions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A placeholder such as 市辖区 is no place: what lies below it is taken to lie below its own parent.
    private void add(String[] row) {
        if (row[4].equals("placeholder")) {
            parentOfPlaceholder.put(row[0], row[3]);
            return;
        }
        Division division = new Division(row[0], row[1], row[2], parentOfPlaceholder.getOrDefault(row[3], row[3]));
        byCode.putIfAbsent(division.code(), division);
        // A city without districts is its own county row: nothing to choose below it.
        if (!row[4].equals("statistical") && !division.parent().equals(division.code())) {
            byParent.computeIfAbsent(division.parent(), code -> new ArrayList<>())
                    .add(division);
        }
    }
}
