package kepu.storage;

import static kepu.storage.Stores.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.activity.HistoryEntry.Event;
import kepu.domain.edition.Edition;
import kepu.domain.media.MediumId;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;
import kepu.domain.review.Owes;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import kepu.runtime.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an earlier release stored is read by this one; the files are never changed, a new release adds its own. */
class LastReleaseTest {
    private static final ActivityId ACTIVITY = new ActivityId("01H90000000000000000000001");

    @Test
    void anActivityWithItsFormAndHistory() throws IOException {
        for (String item : List.of("activity", "revision", "history", "expired")) {
            store("ACTIVITIES_TABLE", item);
        }
        Activities activities = new Activities(SETTINGS);
        Activity activity = activities.find(ACTIVITY).orElseThrow();
        assertEquals(ActivityStatus.APPROVED, activity.status());
        assertEquals(new Activity.Counts(1, 1, 1, 1), activity.counts());
        assertEquals(Optional.of(Verdict.APPROVE), activity.standing().verdict());
        assertEquals("宁夏科协", activity.route().steps().get(0).shortName());
        Activities.Shown shown = activities.shown(ACTIVITY).orElseThrow();
        assertEquals("“科普进校园”主题日", shown.form().name());
        assertEquals(Stores.at("2023-09-03T02:00:01Z"), shown.publishedAt());
        assertEquals(
                List.of(Event.SUBMITTED, Event.PUBLISHED, Event.EXPIRED),
                activities.history(ACTIVITY).stream().map(HistoryEntry::event).toList());
        assertEquals(
                List.of(shown),
                activities
                        .shown(2023, new OrganizationId("PA-64"), Optional.empty(), 1)
                        .items());
    }

    @Test
    void aRoundOfReview() throws IOException {
        store("REVIEWS_TABLE", "review");
        Review review = new Reviews(SETTINGS).find(new ReviewId(ACTIVITY, 1)).orElseThrow();
        assertEquals(RoundState.OPEN, review.state());
        assertEquals(Level.NATION, review.level());
        assertEquals(Owes.NOTHING, review.owes());
        assertEquals("某审核员", review.lastWord().orElseThrow().name());
        assertEquals(4, review.version());
    }

    @Test
    void anOrganization() throws IOException {
        store("ORGANIZATIONS_TABLE", "organization");
        Organization organization = new Organizations(SETTINGS)
                .find(new OrganizationId("QA-release-1"))
                .orElseThrow();
        assertEquals("", organization.shortName());
        assertEquals(List.of(), organization.aliases());
        assertEquals("PA-64", organization.channel().orElseThrow().id().value());
    }

    @Test
    void anAccount() throws IOException {
        store("ACCOUNTS_TABLE", "account");
        assertEquals(
                Optional.of(new Account(
                        new AccountId("acc-release-1"),
                        "某人",
                        "13900000000",
                        "",
                        List.of(
                                new Grant(Role.PROVINCE_REVIEWER, Optional.of(Stores.NINGXIA)),
                                new Grant(Role.ADMINISTRATOR, Optional.empty())))),
                new Accounts(SETTINGS).find(new AccountId("acc-release-1")));
    }

    @Test
    void anEdition() throws IOException {
        store("EDITIONS_TABLE", "edition");
        Edition edition = new Editions(SETTINGS).find(1997).orElseThrow();
        assertEquals("1998年", edition.name());
        assertEquals(7, edition.resubmitGraceDays());
        assertEquals(3, edition.version());
    }

    @Test
    void aMedium() throws IOException {
        store("MEDIA_TABLE", "medium");
        assertEquals(
                4711,
                new Media(SETTINGS)
                        .find(new MediumId("01H90000000000000000000002"))
                        .orElseThrow()
                        .declared()
                        .bytes());
    }

    @Test
    void aRecommendation() throws IOException {
        store("RECOMMENDATIONS_TABLE", "recommendation");
        assertEquals(
                "好",
                new Recommendations(SETTINGS)
                        .find(2023, new OrganizationId("PA-release-1"), ACTIVITY)
                        .orElseThrow()
                        .reason());
    }

    @Test
    void aMessage() throws IOException {
        store("MESSAGES_TABLE", "message");
        assertEquals(
                List.of(new Messages.Message(
                        "release-1", new AccountId("acc-reviewer"), new ReviewId(ACTIVITY, 1), Level.NATION, 2)),
                new Messages(SETTINGS).due(Stores.at("1990-01-02T00:00:00Z"), 10));
        assertEquals(Optional.of("QUEUED"), new Messages(SETTINGS).state("release-1"));
    }

    private static void store(String table, String file) throws IOException {
        try (var stream = LastReleaseTest.class.getResourceAsStream("release-1/" + file + ".json")) {
            Map<String, AttributeValue> item = attributes(Json.trusted(stream.readAllBytes()));
            Stores.DYNAMO.putItem(put -> put.tableName(SETTINGS.text(table)).item(item));
        }
    }

    private static Map<String, AttributeValue> attributes(JsonNode item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.properties().forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
        return attributes;
    }

    private static AttributeValue value(JsonNode typed) {
        if (typed.has("M")) {
            return AttributeValue.fromM(attributes(typed.get("M")));
        }
        if (typed.has("L")) {
            List<AttributeValue> list = new java.util.ArrayList<>();
            typed.get("L").forEach(one -> list.add(value(one)));
            return AttributeValue.fromL(list);
        }
        return typed.has("N")
                ? AttributeValue.fromN(typed.get("N").asText())
                : AttributeValue.fromS(typed.get("S").asText());
    }
}
