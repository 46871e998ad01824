package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a form is said all at once, each fault where it is. */
@Timeout(120)
@ExtendWith(Theatre.class)
class FaultsIT {
    private static final List<String> OBLIGATORY = List.of(
            "name",
            "startsAt",
            "endsAt",
            "region",
            "place",
            "mode",
            "responsible",
            "hosts",
            "content",
            "audience",
            "scientists",
            "contact.name",
            "contact.phone");

    @ParameterizedTest
    @EnumSource(Screen.class)
    void anEmptyFormShowsEveryFaultAtItsField(Screen screen, House house) {
        try (Visitor submitter = house.enter("faults", screen)) {
            submitter.logIn(house.backstage().submitter(1), "/mine");
            submitter.goTo("/publish");
            submitter.expectRefusal(422);
            new FilledForm(submitter).submit();
            submitter.sees("#submit-problem", OBLIGATORY.size() + " 处");
            for (String field : OBLIGATORY) {
                submitter.at("[id='" + field + "-fault']").waitFor();
            }
            submitter.page().waitForFunction("() => document.activeElement.id === 'name'");
            submitter.look();
            submitter.press("#submit-problem a[href='#contact-phone']");
            assertEquals("contact-phone", submitter.page().evaluate("document.activeElement.id"));
            submitter.fill("#name", "补上名称");
            submitter.seesNot("#name-fault");
            submitter.sees("#submit-problem", OBLIGATORY.size() - 1 + " 处");
        }
    }
}
