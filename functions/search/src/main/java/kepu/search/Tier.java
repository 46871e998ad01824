package kepu.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/** One way to match; what an earlier way finds is ranked before what a later one does. */
enum Tier {
    NAME(Hit.Matched.NAME, Extent.WHOLE),
    SHORT_NAME(Hit.Matched.SHORT_NAME, Extent.WHOLE),
    NAME_BEGINS(Hit.Matched.NAME, Extent.BEGINNING),
    SHORT_NAME_BEGINS(Hit.Matched.SHORT_NAME, Extent.BEGINNING),
    NAME_CONTAINS(Hit.Matched.NAME, Extent.PART),
    SHORT_NAME_CONTAINS(Hit.Matched.SHORT_NAME, Extent.PART),
    ALIAS(Hit.Matched.ALIAS, Extent.WHOLE),
    ALIAS_BEGINS(Hit.Matched.ALIAS, Extent.BEGINNING),
    ALIAS_CONTAINS(Hit.Matched.ALIAS, Extent.PART),
    PINYIN(Hit.Matched.PINYIN, Extent.WHOLE),
    PINYIN_BEGINS(Hit.Matched.PINYIN, Extent.BEGINNING),
    PINYIN_CONTAINS(Hit.Matched.PINYIN, Extent.PART),
    INITIALS(Hit.Matched.PINYIN, Extent.WHOLE, Names.INITIALS),
    INITIALS_BEGIN(Hit.Matched.PINYIN, Extent.BEGINNING, Names.INITIALS),
    INITIALS_CONTAIN(Hit.Matched.PINYIN, Extent.PART, Names.INITIALS);

    private enum Extent {
        WHOLE,
        BEGINNING,
        PART
    }

    private final Hit.Matched matched;
    private final Extent extent;
    private final String field;

    Tier(Hit.Matched matched, Extent extent) {
        this(matched, extent, matched.name());
    }

    Tier(Hit.Matched matched, Extent extent, String field) {
        this.matched = matched;
        this.extent = extent;
        this.field = field;
    }

    Hit.Matched matched() {
        return matched;
    }

    /** Whether such a query can match so at all: pinyin is typed in letters. */
    boolean fits(String folded) {
        return matched != Hit.Matched.PINYIN || folded.chars().allMatch(c -> c < 0x80);
    }

    /** @param folded not empty */
    Query query(String folded) {
        List<String> terms = new ArrayList<>(Tokens.characters(folded));
        if (field.equals(Hit.Matched.PINYIN.name())) {
            terms.set(0, Tokens.capital(terms.get(0)));
        }
        if (extent != Extent.PART) {
            terms.add(0, Tokens.BEGIN);
        }
        if (extent == Extent.WHOLE) {
            terms.add(Tokens.END);
        }
        return new PhraseQuery(field, terms.toArray(String[]::new));
    }
}
