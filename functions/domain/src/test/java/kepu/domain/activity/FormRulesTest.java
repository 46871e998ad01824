package kepu.domain.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import kepu.domain.Samples;
import kepu.domain.Samples.FormChange;
import kepu.domain.activity.ActivityForm.Scientist;
import kepu.domain.organization.Organization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {
    private static final String EXTENSION_B = "𠮷";
    private static final String FAMILY = "👨‍👩‍👧";

    @Test
    void aWholeFormHasNoFault() {
        assertEquals(List.of(), faults(Samples.form()));
    }

    @Test
    void tellsEverythingThatIsMissingAtOnceInTheOrderOfTheFields() {
        FormChange empty = Samples.form()
                .name("")
                .times("", "")
                .region("")
                .place("")
                .mode("")
                .responsible("")
                .hosts()
                .content("")
                .audience("")
                .scientists()
                .contact("", "");
        assertEquals(
                List.of(
                        "name MISSING R-50",
                        "startsAt MISSING R-51",
                        "endsAt MISSING R-51",
                        "region MISSING R-52",
                        "place MISSING R-52",
                        "mode MISSING R-40",
                        "responsible MISSING R-53",
                        "hosts MISSING R-63",
                        "content MISSING R-61",
                        "audience MISSING R-61",
                        "scientists SCIENTISTS_OR_FIELD R-61",
                        "contact.name MISSING R-61",
                        "contact.phone MISSING R-61"),
                faults(empty, Optional.empty()));
    }

    @Test
    void tellsEveryKindOfFaultAtOnce() {
        FormChange wrong = Samples.form()
                .name("名".repeat(51))
                .times("2023-07-31T09:00:00+08:00", "2023-07-31T08:59:59+08:00")
                .region("999999")
                .place("一\u0000二")
                .mode("HYBRID")
                .hosts("", "长".repeat(101))
                .content("\u0007")
                .audience(" ")
                .scientists(
                        new Scientist("甲", "教授"),
                        new Scientist("", "教授"),
                        new Scientist("丙", ""),
                        new Scientist("丁", "教授"))
                .contact("联系人", "请加微信");
        assertEquals(
                List.of(
                        "name TOO_LONG R-50",
                        "startsAt NOT_IN_FUTURE R-51",
                        "startsAt OUTSIDE_EDITION Q12",
                        "endsAt ENDS_BEFORE_START R-51",
                        "region UNKNOWN_REGION R-52",
                        "place CONTROL_CHARACTER R-52",
                        "mode UNKNOWN_CHOICE R-40",
                        "responsible NOT_SELECTED R-23",
                        "hosts[0].name MISSING R-63",
                        "hosts[1].name TOO_LONG R-63",
                        "content CONTROL_CHARACTER R-61",
                        "audience MISSING R-61",
                        "scientists TOO_MANY R-64",
                        "scientists[1].name MISSING R-64",
                        "scientists[2].position MISSING R-64",
                        "contact.phone NOT_A_PHONE R-61"),
                faults(wrong, Optional.empty()));
    }

    @Test
    void aNameOfFiftyCharactersIsTakenHoweverManyBytesTheyHave() {
        assertEquals(List.of(), faults(Samples.form().name("科".repeat(50))));
        assertEquals(List.of(), faults(Samples.form().name(EXTENSION_B.repeat(50))));
        assertEquals(List.of("name TOO_LONG R-50"), faults(Samples.form().name(EXTENSION_B.repeat(51))));
        assertEquals(List.of(), faults(Samples.form().name("🚀".repeat(50))));
        assertEquals(List.of("name TOO_LONG R-50"), faults(Samples.form().name("🚀".repeat(51))));
    }

    @Test
    void countsCodePointsWhereOneSeesFewer() {
        assertEquals(5, FormRules.length(FAMILY));
        assertEquals(2, FormRules.length("e\u0301"));
        assertEquals(List.of(), faults(Samples.form().name("e\u0301".repeat(25))));
        assertEquals(List.of("name TOO_LONG R-50"), faults(Samples.form().name("e\u0301".repeat(25) + "。")));
    }

    @Test
    void spaceAroundANameDoesNotCount() {
        assertEquals(List.of(), faults(Samples.form().name("  " + "科".repeat(50) + "\u3000 ")));
        assertEquals(List.of("name TOO_LONG R-50"), faults(Samples.form().name("科".repeat(25) + " " + "普".repeat(25))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u3000\u3000", "\u00a0", "\u200b", "\ufeff", " \u2060\u00a0"})
    void whatCannotBeSeenIsMissing(String blank) {
        assertEquals(List.of("name MISSING R-50"), faults(Samples.form().name(blank)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"科\u0000普", "科\n普", "科\u007f普", "科\u0085普", "科\u001b[31m普", "科\u202e普", "科\u2066普"})
    void refusesControlCharactersInALine(String name) {
        assertEquals(
                List.of("name CONTROL_CHARACTER R-50"), faults(Samples.form().name(name)));
    }

    @Test
    void aTextMayHaveParagraphs() {
        assertEquals(List.of(), faults(Samples.form().content("一\r\n\t二\n\n三")));
        assertEquals(List.of("content TOO_LONG R-61"), faults(Samples.form().content("长".repeat(10_001))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "明天上午",
                "2023-09-17",
                "2023-09-17T09:00:00",
                "2023-02-30T09:00:00+08:00",
                "2023-09-17 09:00:00+08:00",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00"
            })
    void refusesWhatIsNoTime(String time) {
        assertEquals(
                List.of("startsAt NOT_A_TIME R-51", "endsAt NOT_A_TIME R-51"),
                faults(Samples.form().times(time, time)));
    }

    @Test
    void mayBeginTheSecondAfterItIsFiledButNotAtThatInstant() {
        assertEquals(
                List.of("startsAt NOT_IN_FUTURE R-51"),
                faults(Samples.form().times("2023-09-01T09:00:00+08:00", "2023-09-01T10:00:00+08:00")));
        assertEquals(List.of(), faults(Samples.form().times("2023-09-01T09:00:01+08:00", "2023-09-01T10:00:00+08:00")));
    }

    @Test
    void mayEndAtTheInstantItBegins() {
        assertEquals(List.of(), faults(Samples.form().times("2023-09-17T09:00:00+08:00", "2023-09-17T01:00:00Z")));
        assertEquals(
                List.of("endsAt ENDS_BEFORE_START R-51"),
                faults(Samples.form().times("2023-09-17T09:00:00+08:00", "2023-09-17T09:00:00+09:00")));
    }

    @Test
    void takesPlaceOnTheDatesOfTheEditionInBeijing() {
        assertEquals(List.of(), faults(Samples.form().times("2023-12-31T23:59:59+08:00", "2024-01-01T02:00:00+08:00")));
        assertEquals(
                List.of("startsAt OUTSIDE_EDITION Q12"),
                faults(Samples.form().times("2023-12-31T16:00:00Z", "2023-12-31T17:00:00Z")));
    }

    @Test
    void takesThreeScientistsOrAFieldButSomething() {
        Scientist one = new Scientist("甲", "研究员");
        assertEquals(List.of(), faults(Samples.form().scientists(one, one, one)));
        assertEquals(List.of("scientists TOO_MANY R-64"), faults(Samples.form().scientists(one, one, one, one)));
        assertEquals(List.of(), faults(Samples.form().scientists().scientistField("天文学")));
        assertEquals(
                List.of("scientistField TOO_LONG R-61"), faults(Samples.form().scientistField("学".repeat(101))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"13900000000", "0954-7012345", "+86 139 0000 0000", "(010) 6857 1234 / 6857 4321", "7012345"})
    void takesPhoneNumbersAsPeopleWriteThem(String phone) {
        assertEquals(List.of(), faults(Samples.form().contact("联系人", phone)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "１３９００００００００", "139\n00000000", "javascript:alert(1)", "微信同号"})
    void refusesWhatCannotBeDialled(String phone) {
        assertEquals(
                List.of("contact.phone NOT_A_PHONE R-61"), faults(Samples.form().contact("联系人", phone)));
    }

    @Test
    void takesAResponsibleOrganizationOfACategoryTheEditionDoesNotKnow() {
        Organization other = Samples.channel("HM-1", kepu.domain.organization.Category.OTHER, "澳门科学馆", "");
        assertEquals(List.of(), faults(Samples.form().responsible("HM-1"), Optional.of(other)));
        assertEquals(
                List.of("responsible NOT_SELECTED R-23"),
                faults(Samples.form().responsible("drop table"), Optional.empty()));
    }

    @Test
    void everyFaultSaysWhatToDoInBothLanguages() {
        FormChange wrong = Samples.form().name("名".repeat(52)).times("2022-09-17T09:00:00+08:00", "");
        for (var fault : rules(Optional.of(Samples.county())).faults(wrong.get())) {
            assertFalse(fault.chinese().contains("{"), fault.chinese());
            assertFalse(fault.english().contains("{"), fault.english());
        }
        assertEquals(
                "最多 50 字，现为 52 字",
                rules(Optional.of(Samples.county())).faults(wrong.get()).get(0).chinese());
    }

    private static List<String> faults(FormChange form) {
        return faults(form, Optional.of(Samples.county()));
    }

    private static List<String> faults(FormChange form, Optional<Organization> responsible) {
        return rules(responsible).faults(form.get()).stream()
                .map(fault -> fault.field() + " " + fault.reason() + " " + fault.rule())
                .toList();
    }

    private static FormRules rules(Optional<Organization> responsible) {
        return new FormRules(Samples.edition(), Samples.FILED, responsible);
    }
}
