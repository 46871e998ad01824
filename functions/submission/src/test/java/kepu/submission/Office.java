package kepu.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.organization.Organization;
import kepu.domain.review.Decision;
import kepu.domain.review.Level;
import kepu.domain.review.Review;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import kepu.fixtures.Campaign;
import kepu.fixtures.Filing;
import kepu.runtime.FormBody;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Decisions;
import kepu.storage.Reviews;
import kepu.testing.Answer;
import kepu.testing.Call;
import kepu.testing.DynamoDbForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.TokenMint;
import kepu.testing.TravellingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An edition of its own with one province, people who file there, and the function that serves them. */
final class Office {
    private static final TokenMint MINT = TokenMint.of("https://submission.example.org");

    final TravellingClock clock = TravellingClock.at("2023-09-01T09:00:00+08:00");
    final Settings settings = SettingsForTests.of(MINT).clock(clock).settings();
    final SubmissionHandler handler = new SubmissionHandler(settings);
    final Campaign campaign = Campaign.in(settings);
    final Filing filing = new Filing(settings, campaign.edition());
    final Organization province = campaign.province("本省科协");
    final Organization city = campaign.city("本市科协", province);
    final Account submitter = campaign.account("填报人");
    final Account reviewer = campaign.account("省级审核员", new Grant(Role.PROVINCE_REVIEWER, Optional.of(province.id())));
    final Activities activities = new Activities(settings);

    Json.Body form() {
        return form(filing.form("科普进校园", city));
    }

    Json.Body form(ActivityForm form) {
        return FormBody.of(form).with("edition", campaign.edition().year());
    }

    Answer call(Account by, Call call) {
        clock.advance(Duration.ofMillis(1));
        return call.bearer(MINT.token(by.id(), clock.instant())).on(handler);
    }

    Answer create(Json.Body form) {
        return call(submitter, Call.to("POST /activities").json(form));
    }

    /** A draft with a whole form. */
    String created() {
        Answer made = create(form());
        if (made.status() != 201) {
            throw new AssertionError(made.text());
        }
        return made.json().path("id").asText();
    }

    Answer read(Account by, String id) {
        return call(by, Call.to("GET /activities/{id}").path("id", id));
    }

    Answer save(String id, long version, Object form) {
        return call(
                submitter,
                Call.to("PUT /activities/{id}/draft")
                        .path("id", id)
                        .ifMatch(version)
                        .json(form));
    }

    Answer submit(String id, long version) {
        return post("POST /activities/{id}/submissions", id, version);
    }

    Answer withdraw(String id, long version) {
        return post("POST /activities/{id}/withdrawal", id, version);
    }

    private Answer post(String route, String id, long version) {
        return call(submitter, Call.to(route).path("id", id).ifMatch(version).json(Map.of()));
    }

    JsonNode activity(String id) {
        return read(submitter, id).json();
    }

    /** What the machine and a reviewer do: the round is opened at the province and decided. */
    void decided(String id, Verdict verdict) {
        decided(id, verdict, Map.of("poster", "缺"));
    }

    void decided(String id, Verdict verdict, Map<String, String> notes) {
        Activity activity = activities.find(new ActivityId(id)).orElseThrow();
        Reviews reviews = new Reviews(settings);
        DynamoDbClient dynamo = kepu.runtime.Aws.client(settings, "DYNAMODB", DynamoDbClient.builder());
        dynamo.updateItem(update -> update.tableName(
                        DynamoDbForTests.environment().get("REVIEWS_TABLE"))
                .key(Map.of(
                        "activity", AttributeValue.fromS(id),
                        "round",
                                AttributeValue.fromN(
                                        String.valueOf(activity.counts().round()))))
                .updateExpression("SET #state = :open ADD #version :one")
                .expressionAttributeNames(Map.of("#state", "state", "#version", "version"))
                .expressionAttributeValues(Map.of(
                        ":open", AttributeValue.fromS(RoundState.OPEN.name()), ":one", AttributeValue.fromN("1"))));
        Review round = reviews.find(activity.review()).orElseThrow();
        Decision decision = new Decision(verdict, round.revision(), "请补充", notes);
        HistoryEntry entry = new HistoryEntry(
                clock.instant(),
                HistoryEntry.Event.of(verdict),
                Optional.of(Level.PROVINCE),
                round.revision(),
                round.id().round(),
                Optional.of(reviewer.id()),
                reviewer.name(),
                "请补充");
        new Decisions(settings)
                .record(
                        round,
                        round.decided(decision, reviewer.id(), reviewer.name(), Optional.empty(), clock.instant()),
                        activity,
                        activity.decided(
                                Level.PROVINCE,
                                verdict,
                                decision.reason(),
                                decision.notes(),
                                Optional.empty(),
                                clock.instant()),
                        entry);
    }
}
