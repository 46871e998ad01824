package kepu.organizations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kepu.domain.fault.Reason;
import kepu.domain.organization.Category;
import kepu.domain.region.Divisions;
import kepu.runtime.HttpRequest;
import kepu.runtime.Json;
import kepu.search.Entry;
import kepu.search.Hit;
import kepu.search.LiveIndex;

/** Suggests organizations while somebody types (R-23: the responsible organization is chosen from these). */
final class SuggestOrganizations {
    private static final int LONGEST = 200;
    private static final int MOST = 100;
    private static final int USUALLY = 10;
    private static final Pattern REGION = Pattern.compile("[0-9]{6}");

    private final LiveIndex index;

    SuggestOrganizations(LiveIndex index) {
        this.index = index;
    }

    /** Refuses MALFORMED for a query of no or too many characters, with control characters, or an unknown category. */
    Json.Body suggest(HttpRequest request) {
        String typed = request.query("q").orElse("");
        if (typed.isBlank()
                || typed.codePointCount(0, typed.length()) > LONGEST
                || typed.codePoints().anyMatch(Character::isISOControl)) {
            throw Reason.MALFORMED.refuse("q: 1–" + LONGEST);
        }
        Optional<String> category = request.query("category").map(SuggestOrganizations::category);
        Optional<String> region = request.query("region").map(SuggestOrganizations::region);
        int limit = request.number("limit", 1, MOST).orElse(USUALLY);
        List<Json.Body> items = index.index().find(typed, category, region, limit).stream()
                .map(SuggestOrganizations::item)
                .toList();
        return Json.body().with("items", items);
    }

    private static Json.Body item(Hit hit) {
        Entry entry = hit.entry();
        Map<String, String> details = entry.details();
        Json.Body item = Json.body()
                .with("id", entry.id())
                .with("name", entry.name())
                .unlessEmpty("shortName", entry.shortName())
                .with("category", entry.category())
                .with("kind", details.getOrDefault("kind", "OTHER"))
                .unlessEmpty("level", details.getOrDefault("level", ""))
                .unlessEmpty("region", entry.region())
                .ifAny("regionName", Divisions.all().fullName(entry.region()));
        if (details.containsKey("parent")) {
            item.with(
                    "parent",
                    Json.body().with("id", details.get("parent")).with("name", details.getOrDefault("parentName", "")));
        }
        return item.with("matched", hit.matched().shown());
    }

    private static String category(String name) {
        try {
            return Category.valueOf(name).name();
        } catch (IllegalArgumentException e) {
            throw Reason.MALFORMED.refuse("category");
        }
    }

    private static String region(String code) {
        if (!REGION.matcher(code).matches()) {
            throw Reason.MALFORMED.refuse("region");
        }
        return code;
    }
}
