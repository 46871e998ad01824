package kepu.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.organization.Organization;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.ReviewLinks;
import kepu.domain.review.RoundState;
import kepu.fixtures.Campaign;
import kepu.fixtures.Filing;
import kepu.runtime.Json;
import kepu.runtime.Secrets;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Reviews;
import kepu.storage.Submissions;
import kepu.testing.Answer;
import kepu.testing.Call;
import kepu.testing.SecretsForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.StepFunctionsForTests;
import kepu.testing.TokenMint;
import kepu.testing.TravellingClock;

/** An edition of its own with a province, a city in it and everybody who reviews, on a real database and a real machine. */
final class Desk {
    private static final TokenMint MINT = TokenMint.of("https://review.example.org");
    private static final SecretsForTests SECRETS = SecretsForTests.start();
    private static final TravellingClock CLOCK = TravellingClock.at("2023-09-01T09:00:00+08:00");
    private static final StepFunctionsForTests STATES = StepFunctionsForTests.start(CLOCK);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final TravellingClock clock = CLOCK;
    final Settings settings = SettingsForTests.of(MINT)
            .with(SECRETS.environment())
            .with(STATES.environment())
            .clock(CLOCK)
            .settings();
    final ReviewHandler handler = new ReviewHandler(settings);
    final FollowHandler follow = new FollowHandler(settings);
    final Reviews reviews = new Reviews(settings);
    final Activities activities = new Activities(settings);
    final Campaign campaign = Campaign.in(settings);
    final Filing filing = new Filing(settings, campaign.edition());
    final Organization province = campaign.province("本省科协");
    final Organization city = campaign.city("本市科协", province);
    final Account submitter = campaign.account("填报人");
    final Account reviewer = reviewer("省级审核员", province);
    final Account national = campaign.account("全国审核员", new Grant(Role.NATIONAL_REVIEWER, Optional.empty()));
    final Account administrator = campaign.account("平台管理员", new Grant(Role.ADMINISTRATOR, Optional.empty()));

    Account reviewer(String name, Organization of) {
        return campaign.account(name, new Grant(Role.PROVINCE_REVIEWER, Optional.of(of.id())));
    }

    Account cityReviewer(Organization of) {
        return campaign.account("地州市审核员", new Grant(Role.CITY_REVIEWER, Optional.of(of.id())));
    }

    /** A round of this city's association as it was just submitted; its execution is owed a start. */
    ReviewId submitted(String name) {
        return submitted(name, city);
    }

    private ReviewId submitted(String name, Organization of) {
        ActivityId id = filing.draft(submitter, filing.form(name, of));
        clock.advance(Duration.ofMillis(1));
        filing.submit(id, submitter, of, filing.form(name, of));
        return activities.find(id).orElseThrow().review();
    }

    /** The round as the machine has opened it at the province. */
    ReviewId opened(String name) {
        return opened(name, city);
    }

    ReviewId opened(String name, Organization of) {
        ReviewId id = submitted(name, of);
        follow(id);
        await(id, review -> review.state() == RoundState.OPEN);
        return id;
    }

    /** The round, passed by the province and opened at the nation. */
    ReviewId atNation(String name) {
        ReviewId id = opened(name);
        decided(reviewer, id, "APPROVE");
        follow(id);
        await(id, review -> review.state() == RoundState.OPEN);
        return id;
    }

    void withdrawn(ReviewId id) {
        clock.advance(Duration.ofMillis(1));
        Activity activity = activities.find(id.activity()).orElseThrow();
        Review review = reviews.find(id).orElseThrow();
        HistoryEntry entry = new HistoryEntry(
                clock.instant(),
                HistoryEntry.Event.WITHDRAWN,
                Optional.empty(),
                1,
                id.round(),
                Optional.of(submitter.id()),
                submitter.name(),
                "");
        new Submissions(settings)
                .withdraw(activity, activity.withdrawn(clock.instant()), review, review.withdrawn(), entry);
    }

    /** Delivers a change of the round to the function that follows, as the stream would. */
    JsonNode follow(ReviewId id) {
        Map<String, Object> record = Map.of(
                "eventID",
                "event-" + id,
                "dynamodb",
                Map.of(
                        "SequenceNumber",
                        "1",
                        "Keys",
                        Map.of(
                                "activity", Map.of("S", id.activity().value()),
                                "round", Map.of("N", String.valueOf(id.round())))));
        try {
            return Call.invoke(follow, Map.of("Records", List.of(record)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Review review(ReviewId id) {
        return reviews.find(id).orElseThrow();
    }

    Review await(ReviewId id, Predicate<Review> condition) {
        return await(() -> reviews.find(id).filter(condition), "round " + id);
    }

    Activity awaitActivity(ReviewId id, Predicate<Activity> condition) {
        return await(() -> activities.find(id.activity()).filter(condition), "activity " + id);
    }

    /** The execution of a round once it has this status, as administrators see it. */
    JsonNode awaitExecution(ReviewId id, String status) {
        return await(
                () -> Optional.of(call(
                                        administrator,
                                        Call.to("GET /executions/{name}").path("name", id.execution()))
                                .json())
                        .filter(one -> one.path("status").asText().equals(status)),
                "execution of " + id);
    }

    private static <T> T await(java.util.function.Supplier<Optional<T>> look, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError(what + " is not as expected");
    }

    Answer call(Account by, Call call) {
        return call.bearer(token(by)).on(handler);
    }

    String token(Account by) {
        return MINT.token(by.id(), clock.instant());
    }

    Answer decide(Account by, ReviewId id, Map<String, Object> decision) {
        clock.advance(Duration.ofMillis(1));
        return call(
                by,
                Call.to("POST /reviews/{id}/decision").path("id", id.toString()).json(decision));
    }

    Answer decide(Account by, ReviewId id, String verdict) {
        return decide(by, id, decision(verdict));
    }

    Answer decided(Account by, ReviewId id, String verdict) {
        Answer answer = decide(by, id, verdict);
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer;
    }

    static Map<String, Object> decision(String verdict) {
        Map<String, Object> decision = new HashMap<>(Map.of("verdict", verdict, "revision", 1));
        if (!verdict.equals("APPROVE")) {
            decision.put("reason", "请补充");
        }
        return decision;
    }

    String link(ReviewId id, Account reviewer) {
        return new ReviewLinks(new Secrets(settings).bytes("LINK_SECRET"))
                .write(new ReviewLinks.Link(id, reviewer.id()));
    }

    static Call look(String link) {
        return Call.to("GET /review-links/{link}").path("link", link);
    }

    Answer decideByLink(Account by, String link, Map<String, Object> decision) {
        clock.advance(Duration.ofMillis(1));
        return call(
                by,
                Call.to("POST /review-links/{link}/decision").path("link", link).json(decision));
    }

    static Json.Body withNonce(Map<String, Object> decision, String nonce) {
        Json.Body body = Json.body();
        decision.forEach(body::with);
        return body.with("nonce", nonce);
    }
}
