package kepu.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityId;
import kepu.domain.review.Owes;
import kepu.domain.review.Verdict;
import kepu.runtime.Json;
import kepu.storage.Reviews;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

/** An activity's life as its submitter sees it. */
class LifeTest {
    private final Office office = new Office();

    @Test
    void fromDraftToReviewAndBack() {
        Answer made = office.create(
                Json.body().with("edition", office.campaign.edition().year()));
        assertEquals(201, made.status());
        String id = made.json().path("id").asText();
        assertEquals("/activities/" + id, made.headers().get("location"));
        assertEquals("\"1\"", made.headers().get("etag"));
        assertEquals("DRAFT", made.json().path("status").asText());
        assertEquals(
                "{\"edit\":true,\"submit\":true,\"withdraw\":false}",
                made.json().path("can").toString());

        Answer saved = office.save(id, 1, withoutEdition());
        assertEquals(200, saved.status(), saved.text());
        assertEquals("\"2\"", saved.headers().get("etag"));
        assertEquals("科普进校园", saved.json().path("form").path("name").asText());

        Answer submitted = office.submit(id, 2);
        assertEquals(200, submitted.status(), submitted.text());
        assertEquals("PROVINCE_PENDING", submitted.json().path("status").asText());
        assertEquals(1, submitted.json().path("revision").asInt());
        assertEquals(
                "本省科协 审核中 · 9 月 1 日送达 · 预计 9 月 4 日前 · 您无需操作",
                submitted.json().path("sentence").path("zh").asText());
        assertEquals(
                Owes.START,
                new Reviews(office.settings)
                        .find(office.activities
                                .find(new ActivityId(id))
                                .orElseThrow()
                                .review())
                        .orElseThrow()
                        .owes());

        Answer withdrawn = office.withdraw(id, 3);
        assertEquals("WITHDRAWN", withdrawn.json().path("status").asText());
        assertTrue(withdrawn.json().path("can").path("edit").asBoolean());
        assertEquals(
                List.of("CREATED", "SUBMITTED", "WITHDRAWN"),
                office.call(
                                office.submitter,
                                Call.to("GET /activities/{id}/history").path("id", id))
                        .json()
                        .path("items")
                        .findValuesAsText("event"));
        assertEquals(200, office.submit(id, 4).status());
        assertEquals(2, office.activity(id).path("round").asInt());
    }

    @Test
    void aReturnTellsWhyAndMayBeMended() {
        String id = office.created();
        office.submit(id, 1);
        office.decided(id, Verdict.RETURN);
        JsonNode returned = office.activity(id);
        assertEquals(
                "PROVINCE_REJECTED RETURN",
                returned.path("status").asText() + " "
                        + returned.path("verdict").asText());
        assertEquals("请补充", returned.path("reason").asText());
        assertEquals("缺", returned.path("notes").path("poster").asText());
        assertTrue(returned.path("sentence").path("zh").asText().contains("请按意见修改后重新提交"));
        assertEquals(200, office.save(id, 3, withoutEdition()).status());
        JsonNode again = office.submit(id, 4).json();
        assertEquals("PROVINCE_PENDING", again.path("status").asText());
        assertEquals(2, again.path("revision").asInt());
        assertFalse(again.has("reason"), "the new round has not been decided");
    }

    @Test
    void theLongestNotesAndTheLongestDraftGoTogether() {
        String id = office.created();
        office.submit(id, 1);
        Map<String, String> notes = new java.util.HashMap<>();
        for (int i = 0; i < 30; i++) {
            notes.put("field" + i, "𠮷".repeat(2_000));
        }
        office.decided(id, Verdict.RETURN, notes);
        long version = office.activity(id).path("version").asLong();
        String name = "科".repeat(80_000);
        Answer saved = office.save(id, version, Map.of("name", name));
        assertEquals(200, saved.status(), saved.code());
        assertEquals(name, saved.json().path("form").path("name").asText());
    }

    @Test
    void anUnroutedOneIsTakenAndSaysWhoHasIt() {
        var nobody = office.campaign.province("断链科协");
        new kepu.storage.Organizations(office.settings)
                .putAll(List.of(new kepu.domain.organization.Organization(
                        nobody.id(), nobody.category(), "ASSOCIATION", "断链科协", "", "", "", List.of(), List.of())));
        Answer made = office.create(office.form(office.filing.form("无路由", nobody)));
        Answer submitted = office.submit(made.json().path("id").asText(), 1);
        assertEquals(200, submitted.status(), submitted.text());
        assertEquals("PROVINCE_PENDING", submitted.json().path("status").asText());
        assertTrue(submitted.json().path("sentence").path("zh").asText().contains("转平台管理员处理"));
        assertFalse(submitted.json().has("route"));
    }

    @Test
    void onesOwnAreListedNewestChangeFirst() {
        String first = office.created();
        String second = office.created();
        office.save(first, 1, withoutEdition());
        JsonNode mine = office.call(office.submitter, Call.to("GET /activities").query("mine", "true"))
                .json();
        assertEquals(List.of(first, second), mine.path("items").findValuesAsText("id"));
        assertFalse(mine.path("items").get(0).has("form"));
        assertEquals(
                0,
                office.call(office.reviewer, Call.to("GET /activities").query("mine", "true"))
                        .json()
                        .path("items")
                        .size());
    }

    @Test
    void whoReviewsItReadsItAndNobodyElseDoes() {
        String id = office.created();
        assertEquals("403 FORBIDDEN", office.read(office.reviewer, id).refusal(), "a draft has no channel yet");
        office.submit(id, 1);
        assertEquals(200, office.read(office.reviewer, id).status());
        assertEquals(
                "403 FORBIDDEN", office.read(office.campaign.account("路人"), id).refusal());
        assertEquals(
                "401 UNAUTHENTICATED",
                Call.to("GET /activities/{id}")
                        .path("id", id)
                        .on(office.handler)
                        .refusal());
        assertEquals("404 NO_SUCH_ACTIVITY", office.read(office.submitter, "x").refusal());
        assertEquals(
                "404 NO_SUCH_ACTIVITY",
                office.read(office.submitter, "01HA0000000000000000000009").refusal());
    }

    @Test
    void whatIsBeingWrittenIsSeenByItsSubmitterAndAdministratorsAlone() {
        Account national = office.campaign.account("全国审核员", new Grant(Role.NATIONAL_REVIEWER, Optional.empty()));
        Account administrator = office.campaign.account("平台管理员", new Grant(Role.ADMINISTRATOR, Optional.empty()));
        String id = office.created();
        assertEquals("403 FORBIDDEN", office.read(national, id).refusal(), "never submitted");
        assertEquals(200, office.read(administrator, id).status());
        office.submit(id, 1);
        office.decided(id, Verdict.RETURN);
        office.save(id, 3, Map.of("name", "正在改的名称"));
        for (Account reviewer : List.of(office.reviewer, national)) {
            assertEquals(
                    "科普进校园",
                    office.read(reviewer, id).json().path("form").path("name").asText());
        }
        assertEquals("正在改的名称", office.activity(id).path("form").path("name").asText());
    }

    @Test
    void theSameKeyMakesOneDraft() {
        Json.Body form = office.form();
        Answer first = office.call(office.submitter, keyed("doppelklick", form));
        Answer second = office.call(office.submitter, keyed("doppelklick", form));
        assertEquals(201, second.status());
        assertEquals(first.json().path("id"), second.json().path("id"));
        assertEquals(
                "409 KEY_REUSED",
                office.call(office.submitter, keyed("doppelklick", office.form().with("name", "别的")))
                        .refusal());
        Answer others = office.call(office.reviewer, keyed("doppelklick", form));
        assertFalse(others.json().path("id").equals(first.json().path("id")), "keys are one's own");
        office.clock.advance(Duration.ofDays(3));
        assertFalse(office.call(office.submitter, keyed("doppelklick", form))
                .json()
                .path("id")
                .equals(first.json().path("id")));
    }

    private static Call keyed(String key, Json.Body form) {
        return Call.to("POST /activities").header("idempotency-key", key).json(form);
    }

    private Json.Body withoutEdition() {
        Json.Body form = office.form();
        form.remove("edition");
        return form;
    }
}
