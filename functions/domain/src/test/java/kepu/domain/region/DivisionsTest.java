package kepu.domain.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kepu.domain.region.Divisions.Division;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionsTest {
    private static final Divisions ALL = Divisions.all();

    @ParameterizedTest
    @CsvSource({
        "640425, 宁夏回族自治区固原市彭阳县",
        "110101, 北京市东城区",
        "500229, 重庆市城口县",
        "419001, 河南省济源市",
        "429021, 湖北省神农架林区",
        "469001, 海南省五指山市",
        "659012, 新疆维吾尔自治区白杨市",
        "441900, 广东省东莞市",
        "460400, 海南省儋州市",
        "620201, 甘肃省嘉峪关市",
        "640000, 宁夏回族自治区",
    })
    void aFullNameLeavesOutPlaceholdersAndRepetitions(String code, String name) {
        assertEquals(Optional.of(name), ALL.fullName(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"110100", "120100", "310100", "419000", "429000", "469000", "500100", "500200", "659000"})
    void aPlaceholderIsNoPlace(String code) {
        assertEquals(Optional.empty(), ALL.find(code));
        assertEquals(List.of(), ALL.below(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "000000", "999999", "64042", "6404250", "64042５", "640425 ", "' OR 1=1"})
    void knowsNoOtherCode(String code) {
        assertEquals(Optional.empty(), ALL.find(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"441900", "442000", "460400"})
    void aCityWithoutDistrictsIsTheCityAndHasNothingBelow(String code) {
        assertEquals("prefecture", ALL.find(code).orElseThrow().level());
        assertEquals(List.of(), ALL.below(code));
    }

    @Test
    void whatOnlyStatisticsKnowIsFoundButNotOffered() {
        assertTrue(ALL.find("130171").isPresent());
        assertFalse(ALL.below("130100").stream().anyMatch(one -> one.code().equals("130171")));
    }

    @Test
    void districtsOfMunicipalitiesLieRightBelowThem() {
        Set<String> beijing = ALL.below("110000").stream().map(Division::name).collect(Collectors.toSet());
        assertEquals(16, beijing.size());
        assertTrue(beijing.contains("东城区"));
        assertEquals(38, ALL.below("500000").size());
    }

    @Test
    void namesakesAreDifferentPlaces() {
        assertEquals("江苏省南京市鼓楼区", ALL.fullName("320106").orElseThrow());
        assertEquals("福建省福州市鼓楼区", ALL.fullName("350102").orElseThrow());
    }

    @Test
    void walkingDownFromTheProvincesEndsAndMeetsNothingTwice() {
        Set<String> met = new HashSet<>();
        Deque<Division> left = new ArrayDeque<>(ALL.below(""));
        assertEquals(34, left.size(), "Hong Kong, Macao and Taiwan among them");
        while (!left.isEmpty()) {
            Division one = left.pop();
            assertTrue(met.add(one.code()), one.toString());
            assertTrue(one.code().matches("[0-9]{6}"), one.toString());
            left.addAll(ALL.below(one.code()));
        }
        assertTrue(met.size() > 3_180, "every prefecture and county is met: " + met.size());
    }
}
