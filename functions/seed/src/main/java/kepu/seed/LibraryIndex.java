package kepu.seed;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kepu.domain.organization.Organization;
import kepu.runtime.Settings;
import kepu.search.Entry;
import kepu.search.Pinyin;
import kepu.search.Snapshots;

/** The look-up index of the library. */
final class LibraryIndex {
    /** Among equal matches the wider comes first. */
    private static final List<String> LEVELS = List.of("NATION", "PROVINCE", "CITY", "COUNTY");

    private final Snapshots snapshots;

    LibraryIndex(Settings settings) {
        this.snapshots = new Snapshots(settings, "organizations");
    }

    /** Publishes a snapshot of it; gives its key. */
    String publish(List<Organization> library) {
        return snapshots.publish(entries(library));
    }

    static List<Entry> entries(List<Organization> library) {
        return library.stream()
                .sorted(Comparator.comparingInt(LibraryIndex::rank))
                .map(LibraryIndex::entry)
                .toList();
    }

    private static int rank(Organization organization) {
        int level = LEVELS.indexOf(organization.level());
        return level < 0 ? LEVELS.size() : level;
    }

    private static Entry entry(Organization organization) {
        Map<String, String> details = new TreeMap<>(Map.of("kind", organization.kind(), "level", organization.level()));
        organization.ancestors().stream().findFirst().ifPresent(parent -> {
            details.put("parent", parent.id().value());
            details.put("parentName", parent.name());
        });
        return new Entry(
                organization.id().value(),
                organization.name(),
                organization.shortName(),
                organization.aliases(),
                pinyin(organization),
                organization.category().name(),
                organization.region(),
                details);
    }

    private static List<String> pinyin(Organization organization) {
        return Stream.concat(Stream.of(organization.name(), organization.shortName()), organization.aliases().stream())
                .filter(text -> !text.isEmpty())
                .map(Pinyin::of)
                .distinct()
                .toList();
    }
}
