package kepu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.activity.ActivityForm;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @Test
    void readsWhatIsThereAndTakesAbsentAsEmpty() {
        Fields fields = fields("{'a':'文','b':null,'n':3,'f':true,'l':['x'],'m':{'k':'v'}}");
        assertEquals("文", fields.text("a"));
        assertEquals("", fields.text("b"));
        assertEquals(Optional.empty(), fields.optionalText("c"));
        assertEquals(Optional.of(3L), fields.number("n"));
        assertEquals(Optional.of(true), fields.flag("f"));
        assertEquals(List.of("x"), fields.texts("l"));
        assertEquals(Map.of("k", "v"), fields.textsByName("m"));
        fields.done();
    }

    @Test
    void tellsEveryWrongTypeAndEveryUnknownMemberAtOnce() {
        Fields fields =
                fields("{'a':1,'n':'3','f':'true','l':'x','o':[],'texts':['x',1],'names':{'k':1},'more':0,'less':0}");
        fields.text("a");
        fields.number("n");
        fields.flag("f");
        fields.objects("l", one -> one.text("x"));
        fields.object("o", one -> one.text("x"));
        fields.texts("texts");
        fields.textsByName("names");
        assertEquals(
                List.of(
                        "a WRONG_TYPE",
                        "n WRONG_TYPE",
                        "f WRONG_TYPE",
                        "l WRONG_TYPE",
                        "o WRONG_TYPE",
                        "texts[1] WRONG_TYPE",
                        "names.k WRONG_TYPE",
                        "more UNKNOWN_FIELD",
                        "less UNKNOWN_FIELD"),
                faults(fields));
    }

    @Test
    void tellsWhatIsWrongWithinNestedObjectsByTheirPath() {
        Fields fields = fields("{'hosts':[{'name':'一'},{'name':2,'seal':'x'}],'contact':{'phone':[],'wechat':''}}");
        ActivityForm ignored = FormBody.read(fields);
        assertEquals(Optional.empty(), ignored.beginning());
        assertEquals(
                List.of(
                        "hosts[1].name WRONG_TYPE",
                        "hosts[1].seal UNKNOWN_FIELD",
                        "contact.phone WRONG_TYPE",
                        "contact.wechat UNKNOWN_FIELD"),
                faults(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e400", "99999999999999999999", "'1'", "true", "[]"})
    void aNumberIsAWholeOne(String value) {
        Fields fields = fields("{'n':" + value + "}");
        assertEquals(Optional.empty(), fields.number("n"));
        assertEquals(List.of("n WRONG_TYPE"), faults(fields));
    }

    @Test
    void aCountThatIsTooGreatIsNotTakenForASmallerOne() {
        Fields fields = fields("{'revision':4294967297}");
        assertEquals(Optional.empty(), fields.count("revision"));
        assertEquals(List.of("revision WRONG_TYPE"), faults(fields));
        assertEquals(Optional.of(7), fields("{'revision':7}").count("revision"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "'text'", "null", "true"})
    void aBodyIsAnObject(String body) {
        assertEquals(
                Reason.MALFORMED,
                assertThrows(Refusal.class, () -> fields(body)).reason());
    }

    @Test
    void whatStorageKeptIsReadEvenIfItHoldsMore() {
        ActivityForm form = FormBody.stored(Json.parse(bytes("{'name':'科普','fromAnEarlierRelease':{'x':1}}")));
        assertEquals("科普", form.name());
    }

    private static List<String> faults(Fields fields) {
        Refusal refusal = assertThrows(Refusal.class, fields::done);
        assertEquals(Reason.MALFORMED, refusal.reason());
        return refusal.faults().stream()
                .map(fault -> fault.field() + " " + fault.reason())
                .toList();
    }

    private static Fields fields(String json) {
        return Fields.of(Json.parse(bytes(json)));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
