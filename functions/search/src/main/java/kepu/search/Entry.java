package kepu.search;

import java.util.List;
import java.util.Map;

/**
 * Something that can be found by its names.
 *
 * @param shortName what people call it, or empty
 * @param pinyin how its names are spoken, syllables parted by blanks; made when the snapshot is
 * @param category and {@code region} (six digits, or empty) by which results can be narrowed
 * @param details whatever shall be shown with it, so that showing it reads nothing
 */
public record Entry(
        String id,
        String name,
        String shortName,
        List<String> aliases,
        List<String> pinyin,
        String category,
        String region,
        Map<String, String> details) {
    public Entry {
        aliases = List.copyOf(aliases);
        pinyin = List.copyOf(pinyin);
        details = Map.copyOf(details);
    }
}
