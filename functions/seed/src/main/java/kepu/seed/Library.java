package kepu.seed;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.Organization.Ancestor;
import kepu.domain.organization.OrganizationId;

/** The organization library as it ships (docs/data.md), every organization with the chain above it. */
final class Library {
    private final Map<String, Map<String, String>> rows;

    private Library(Map<String, Map<String, String>> rows) {
        this.rows = rows;
    }

    /** All of them, in the order of the file. */
    static List<Organization> shipped() {
        try (InputStream csv = Library.class.getResourceAsStream("organizations.csv")) {
            return read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those in a table of this form; blanks at the ends of names are part of them. */
    static List<Organization> read(InputStream csv) throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            while (lines.hasNext()) {
                Map<String, String> row = lines.next();
                if (rows.put(row.get("id"), row) != null) {
                    throw new IllegalStateException(row.get("id") + " is there twice");
                }
            }
        }
        Library library = new Library(rows);
        return rows.values().stream().map(library::organization).toList();
    }

    private Organization organization(Map<String, String> row) {
        return new Organization(
                new OrganizationId(row.get("id")),
                Category.valueOf(row.get("category")),
                row.get("kind"),
                row.get("name"),
                row.get("shortName"),
                row.get("level"),
                row.get("region"),
                ancestors(row),
                row.get("aliases").isEmpty()
                        ? List.of()
                        : List.of(row.get("aliases").split("\\|")));
    }

    /** Its chain; none where a parent is not there or a chain comes back to itself: such an organization has no route. */
    private List<Ancestor> ancestors(Map<String, String> row) {
        List<Ancestor> chain = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(List.of(row.get("id")));
        String parent = row.get("parent");
        while (!parent.isEmpty()) {
            Optional<Map<String, String>> above = Optional.ofNullable(rows.get(parent));
            if (above.isEmpty() || !seen.add(parent)) {
                return List.of();
            }
            chain.add(ancestor(above.get()));
            parent = above.get().get("parent");
        }
        return chain;
    }

    private static Ancestor ancestor(Map<String, String> row) {
        return new Ancestor(
                new OrganizationId(row.get("id")),
                row.get("name"),
                row.get("shortName"),
                Category.valueOf(row.get("category")));
    }
}
