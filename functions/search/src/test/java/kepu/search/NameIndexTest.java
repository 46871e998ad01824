package kepu.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NameIndexTest {
    private static final NameIndex INDEX = NameIndex.of(List.of(
            entry("cast", "中国科学技术协会", "中国科协", "OTHER", "", "CAST"),
            entry("ningxia", "宁夏回族自治区科学技术协会", "宁夏科协", "PROVINCE_ASSOCIATION", "640000", "宁科协"),
            entry("guyuan", "固原市科学技术协会", "固原市科协", "CITY_ASSOCIATION", "640400", "固原科协"),
            entry("guyuan-again", "固原市科学技术协会 ", "固原市科协", "CITY_ASSOCIATION", "640400"),
            entry("yuanzhou", "固原市原州区科学技术协会", "原州区科协", "COUNTY_ASSOCIATION", "640402", "原州科协"),
            entry("chongqing", "重庆市科学技术协会", "重庆市科协", "PROVINCE_ASSOCIATION", "500000"),
            entry("luliang", "吕梁市科学技术协会", "吕梁市科协", "CITY_ASSOCIATION", "141100"),
            entry("beijing", "北京市科学技术协会", "北京市科协", "PROVINCE_ASSOCIATION", "110000")));

    @Test
    void findsAnyPartOfAName() {
        assertEquals(List.of("yuanzhou"), found("原州"));
        assertEquals(List.of("cast"), found("国"));
        assertEquals(List.of("guyuan", "guyuan-again", "yuanzhou"), found("固原"));
    }

    @Test
    void whatIsTypedInFullComesBeforeWhatOnlyBeginsSo() {
        assertEquals(List.of("guyuan", "guyuan-again"), found("固原市科协"));
        assertEquals(List.of("cast", "ningxia"), found("科学技术协会").subList(0, 2));
        NameIndex reversed =
                NameIndex.of(List.of(entry("longer", "市科协一", "", "OTHER", ""), entry("exact", "市科协", "", "OTHER", "")));
        assertEquals(List.of("exact", "longer"), found(reversed, "市科协"));
    }

    @Test
    void namesComeBeforeAliasesAndAliasesBeforePinyin() {
        NameIndex index = NameIndex.of(List.of(
                entry("pinyin", "卡斯特", "", "OTHER", ""),
                entry("alias", "中国科协", "", "OTHER", "", "kasi"),
                entry("name", "KASI 学会", "", "OTHER", "")));
        assertEquals(List.of("name", "alias", "pinyin"), found(index, "kasi"));
    }

    @Test
    void tellsByWhichNameItWasFound() {
        assertEquals(Hit.Matched.NAME, first("固原市科学"));
        assertEquals(Hit.Matched.SHORT_NAME, first("固原市科协"));
        assertEquals(Hit.Matched.ALIAS, first("固原科协"));
        assertEquals(Hit.Matched.PINYIN, first("guyuan"));
    }

    @Test
    void pinyinIsFoundBySyllablesHalfTypedSyllablesAndInitials() {
        assertEquals("chongqing", found("chongqing").get(0));
        assertEquals("chongqing", found("chong qing").get(0));
        assertEquals(List.of("beijing"), found("beij"));
        assertEquals("guyuan", found("gyskx").get(0));
        assertEquals(List.of("yuanzhou"), found("yuanzhou"));
        assertEquals(List.of("luliang"), found("lvliang"));
        assertEquals(List.of("luliang"), found("lüliang"));
        assertEquals(List.of(), found("zhongqing"), "重 is chong here");
        assertEquals(List.of(), found("eijing"), "a query begins with a syllable");
    }

    @Test
    void traditionalFullWidthAndCapitalsAreTheSame() {
        assertEquals(found("宁夏科协"), found("寧夏科協"));
        assertEquals(found("cast"), found("ＣＡＳＴ"));
        assertEquals(List.of("cast"), found("Cast"));
        assertEquals(found("固原市科协"), found(" 固原市　科协 "));
    }

    @Test
    void narrowsByCategoryAndRegion() {
        assertEquals(
                List.of("yuanzhou"), ids(INDEX.find("固原", Optional.of("COUNTY_ASSOCIATION"), Optional.empty(), 10)));
        assertEquals(
                List.of("ningxia", "guyuan", "guyuan-again", "yuanzhou"),
                ids(INDEX.find("科协", Optional.empty(), Optional.of("640000"), 10)));
        assertEquals(List.of("yuanzhou"), ids(INDEX.find("科协", Optional.empty(), Optional.of("640402"), 10)));
    }

    @Test
    void givesNoMoreThanAsked() {
        assertEquals(3, INDEX.find("科协", Optional.empty(), Optional.empty(), 3).size());
    }

    @Test
    void whatLuceneMightReadAsSyntaxIsJustText() {
        for (String query : List.of("*", "?", "(", "\"", "~", "^", "$", "^$", "\u0000", "")) {
            assertEquals(List.of(), found(query), query);
        }
        assertEquals(List.of(), found("name:*"));
        assertEquals(found("固原"), found("^固原$"));
    }

    @Test
    void anEmptyIndexFindsNothing() {
        assertEquals(List.of(), found(NameIndex.of(List.of()), "科协"));
    }

    @Property(tries = 300)
    void nothingThatIsTypedMakesItFail(@ForAll @StringLength(max = 200) String anything) {
        assertTrue(INDEX.find(anything, Optional.empty(), Optional.empty(), 5).size() <= 5);
    }

    @Test
    void manyEntriesKeepTheirOrder() {
        List<Entry> many = java.util.stream.IntStream.range(0, 5000)
                .mapToObj(i -> entry("e" + i, "科协" + (char) ('一' + i), "", "OTHER", ""))
                .toList();
        assertEquals(
                many.stream().map(Entry::id).limit(100).toList(),
                ids(NameIndex.of(many).find("科协", Optional.empty(), Optional.empty(), 100)));
    }

    private static Hit.Matched first(String typed) {
        return INDEX.find(typed, Optional.empty(), Optional.empty(), 1).get(0).matched();
    }

    private static List<String> found(String typed) {
        return found(INDEX, typed);
    }

    private static List<String> found(NameIndex index, String typed) {
        return ids(index.find(typed, Optional.empty(), Optional.empty(), 10));
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.entry().id()).toList();
    }

    private static Entry entry(
            String id, String name, String shortName, String category, String region, String... aliases) {
        List<String> pinyin = Stream.of(name, shortName)
                .filter(text -> !text.isEmpty())
                .map(Pinyin::of)
                .toList();
        return new Entry(id, name, shortName, List.of(aliases), pinyin, category, region, Map.of());
    }
}
