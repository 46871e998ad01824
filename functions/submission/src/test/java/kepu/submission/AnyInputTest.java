package kepu.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kepu.testing.Answer;
import kepu.testing.Call;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is sent, the answer is a clear yes or no, and what was taken can be shown and submitted or refused. */
class AnyInputTest {
    private static final Office OFFICE = new Office();
    private static final List<String> FIELDS = List.of(
            "name",
            "startsAt",
            "endsAt",
            "region",
            "place",
            "mode",
            "responsible",
            "content",
            "audience",
            "scientistField",
            "poster",
            "hosts",
            "organizers",
            "scientists",
            "contact");

    @Provide
    Arbitrary<Object> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.strings().ofMaxLength(60).map(text -> text)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "",
                                " ",
                                "\u0000",
                                "\ud83d\ude00",
                                "' OR 1=1 --",
                                "<script>alert(1)</script>",
                                "{{7*7}}",
                                "${jndi:ldap://127.0.0.1/x}",
                                "2023-09-17T09:00:00+08:00",
                                "+999999999-12-31T23:59:59-18:00",
                                "9998-12-31T23:59:59Z",
                                "640425",
                                "441900",
                                "OFFLINE",
                                "\u202e\u2066",
                                "x".repeat(12_000))));
    }

    @Provide
    Arbitrary<Map<String, Object>> forms() {
        Arbitrary<Object> units = texts().list()
                .ofMaxSize(4)
                .map(names -> names.stream().map(name -> Map.of("name", name)).toList());
        Arbitrary<Object> scientists = texts().list().ofMaxSize(5).map(names -> names.stream()
                .map(name -> Map.of("name", name, "position", name))
                .toList());
        Arbitrary<Object> contact = texts().map(text -> Map.of("name", text, "phone", text));
        Arbitrary<Object> odd = Arbitraries.of(1, -1L, 1.5, true, List.of(), Map.of(), List.of(1), Map.of("x", 1));
        return Arbitraries.maps(
                        Arbitraries.of(FIELDS),
                        Arbitraries.frequencyOf(
                                Tuple.of(12, texts()),
                                Tuple.of(3, units),
                                Tuple.of(3, scientists),
                                Tuple.of(3, contact),
                                Tuple.of(1, odd)))
                .ofMaxSize(15);
    }

    @Property(tries = 80)
    void isTakenOrRefusedClearly(@ForAll("forms") Map<String, Object> form) {
        Map<String, Object> body = new LinkedHashMap<>(form);
        body.put("edition", OFFICE.campaign.edition().year());
        Answer made = OFFICE.call(OFFICE.submitter, Call.to("POST /activities").json(body));
        if (made.status() == 201) {
            String id = made.json().path("id").asText();
            assertEquals(200, OFFICE.read(OFFICE.submitter, id).status());
            assertEquals(made.json().path("form"), OFFICE.activity(id).path("form"));
            Answer submitted = OFFICE.submit(id, 1);
            assertTrue(Set.of(200, 422).contains(submitted.status()), submitted.text());
        } else {
            assertTrue(Set.of("400 MALFORMED", "413 TOO_LARGE").contains(made.refusal()), made.text());
        }
    }

    @Property(tries = 80)
    void anyBodyIsAnsweredClearly(@ForAll String body) {
        Answer answer =
                OFFICE.call(OFFICE.submitter, Call.to("POST /activities").body(body));
        assertEquals("400 MALFORMED", answer.refusal(), body);
    }

    @Property(tries = 60)
    void anyIdOrVersionIsAnsweredClearly(@ForAll String id, @ForAll String version) {
        Answer answer = OFFICE.call(
                OFFICE.submitter,
                Call.to("PUT /activities/{id}/draft")
                        .path("id", id)
                        .header("if-match", version)
                        .json(Map.of()));
        assertTrue(Set.of("404 NO_SUCH_ACTIVITY", "400 MALFORMED").contains(answer.refusal()), answer.text());
        Answer list = OFFICE.call(OFFICE.submitter, Call.to("GET /activities").query("cursor", id));
        assertTrue(id.isEmpty() || list.status() == 400, list.text());
    }
}
