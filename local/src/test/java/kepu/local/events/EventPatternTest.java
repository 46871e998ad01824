package kepu.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import kepu.local.template.TemplateRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "{'name':'INSERT','n':5,'none':null,'flag':true,'list':['a','b'],"
            + "'image':{'state':{'S':'OPEN'},'owes':{'S':'START'}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'name':['INSERT','MODIFY']}                                | true
                    {'name':['REMOVE']}                                         | false
                    {'name':['insert']}                                         | false
                    {'name':[{'equals-ignore-case':'insert'}]}                  | true
                    {'name':[{'prefix':'INS'}]}                                 | true
                    {'name':[{'prefix':{'equals-ignore-case':'ins'}}]}          | true
                    {'name':[{'suffix':'ERT'}]}                                 | true
                    {'name':[{'suffix':'INS'}]}                                 | false
                    {'name':[{'anything-but':'REMOVE'}]}                        | true
                    {'name':[{'anything-but':['INSERT','REMOVE']}]}             | false
                    {'name':[{'anything-but':{'prefix':'IN'}}]}                 | false
                    {'absent':[{'anything-but':'x'}]}                           | false
                    {'n':[5]}                                                   | true
                    {'n':[5.0]}                                                 | true
                    {'n':[{'numeric':['>',0,'<=',5]}]}                          | true
                    {'n':[{'numeric':['>',5]}]}                                 | false
                    {'name':[{'numeric':['=',5]}]}                              | false
                    {'none':[null]}                                             | true
                    {'flag':[true]}                                             | true
                    {'list':['b']}                                              | true
                    {'list':['c']}                                              | false
                    {'image':{'owes':{'S':[{'exists':true}]}}}                  | true
                    {'image':{'owes':[{'exists':true}]}}                        | false
                    {'image':{'absent':{'S':[{'exists':false}]}}}               | true
                    {'image':{'owes':{'S':[{'exists':false}]}}}                 | false
                    {'name':['INSERT'],'image':{'state':{'S':['CLOSED']}}}      | false
                    {'$or':[{'name':['REMOVE']},{'image':{'state':{'S':['OPEN']}}}]} | true
                    {'$or':[{'name':['REMOVE']},{'n':[6]}]}                     | false
                    """)
    void admitsAsEventBridgeDoes(String pattern, boolean admitted) throws Exception {
        EventPattern parsed = new EventPattern(JSON.readTree(pattern.replace('\'', '"')), "F");
        assertEquals(admitted, parsed.admits(JSON.readTree(EVENT.replace('\'', '"'))));
    }

    @Test
    void refusesWhatTheLanguageDoesNotHave() {
        for (String pattern : new String[] {"{}", "[]", "{\"a\":\"b\"}", "{\"a\":[{\"near\":1}]}", "{\"a\":[{}]}"}) {
            assertThrows(TemplateRefusal.class, () -> new EventPattern(JSON.readTree(pattern), "F"), pattern);
        }
    }
}
