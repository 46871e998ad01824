package kepu.storage;

import static kepu.storage.Stores.NOW;
import static kepu.storage.Stores.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.activity.HistoryEntry.Event;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Decision;
import kepu.domain.review.Level;
import kepu.domain.review.Review;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import org.junit.jupiter.api.Test;

/** What happens, happens whole or not at all, whoever else is at it. */
class TransactionsTest {
    private final Submissions submissions = new Submissions(SETTINGS);
    private final Decisions decisions = new Decisions(SETTINGS);
    private final Activities activities = new Activities(SETTINGS);
    private final Reviews reviews = new Reviews(SETTINGS);
    private final ActivityForm form = Stores.form("名称");

    @Test
    void refusesToSaveOnAnOldVersionAndChangesNothing() {
        Activity draft = created();
        Activity saved = draft.edited(Stores.form("新名"), NOW);
        submissions.save(draft, saved, Stores.form("新名"));
        assertRefuses(
                Reason.STALE_VERSION,
                () -> submissions.save(draft, draft.edited(Stores.form("旧名"), NOW), Stores.form("旧名")));
        assertEquals(Optional.of(saved), activities.find(draft.id()));
        assertEquals(Stores.form("新名"), activities.draft(draft.id()));
    }

    @Test
    void refusesToSubmitOnAnOldVersionAndChangesNothing() {
        Activity draft = created();
        Activity saved = draft.edited(form, NOW);
        submissions.save(draft, saved, form);
        assertRefuses(Reason.STALE_VERSION, () -> submit(draft));
        assertEquals(Optional.of(saved), activities.find(draft.id()));
        assertEquals(Optional.empty(), activities.revision(draft.id(), 1));
        assertEquals(Optional.empty(), reviews.find(submitted(draft).review()));
        assertEquals(1, activities.history(draft.id()).size());
    }

    @Test
    void aSubmissionWritesStatusRevisionRoundAndHistoryAtOnce() {
        Activity draft = created();
        Activity submitted = submit(draft);
        assertEquals(Optional.of(submitted), activities.find(draft.id()));
        assertEquals(Optional.of(form), activities.revision(draft.id(), 1));
        assertEquals(Optional.of(round(submitted)), reviews.find(submitted.review()));
        assertEquals(
                List.of(Event.CREATED, Event.SUBMITTED),
                activities.history(draft.id()).stream().map(HistoryEntry::event).toList());
    }

    @Test
    void ofManySubmissionsAtOnceOneIsTaken() throws Exception {
        Activity draft = created();
        List<Callable<Object>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tries.add(() -> submit(draft));
        }
        assertEquals(List.of("done", "STALE_VERSION"), distinct(outcomes(tries)));
        assertEquals(1, outcomesOf("done"));
        assertEquals(1, activities.find(draft.id()).orElseThrow().counts().revision());
    }

    @Test
    void ofTwoDecisionsAtOnceOneStands() throws Exception {
        for (int i = 0; i < 10; i++) {
            Activity activity = opened();
            Review round = reviews.find(activity.review()).orElseThrow();
            List<Callable<Object>> tries = List.of(
                    () -> decide(round, activity, Verdict.RETURN, "acc-1"),
                    () -> decide(round, activity, Verdict.APPROVE, "acc-2"));
            List<String> outcomes = outcomes(tries);
            assertEquals(List.of("BUSY", "done"), outcomes.stream().sorted().toList());
            boolean approved = outcomes.get(1).equals("done");
            Activity after = activities.find(activity.id()).orElseThrow();
            Review roundAfter = reviews.find(activity.review()).orElseThrow();
            assertEquals(approved ? ActivityStatus.NATIONAL_PENDING : ActivityStatus.PROVINCE_REJECTED, after.status());
            assertEquals(
                    approved ? Verdict.APPROVE : Verdict.RETURN,
                    roundAfter.lastWord().orElseThrow().verdict(),
                    "round and activity tell the same");
            assertEquals(3, activities.history(activity.id()).size(), "one decision is in the history");
        }
    }

    @Test
    void ofAWithdrawalAndADecisionAtOnceOneStands() throws Exception {
        for (int i = 0; i < 10; i++) {
            Activity activity = opened();
            Review round = reviews.find(activity.review()).orElseThrow();
            List<String> outcomes = outcomes(List.of(
                    () -> {
                        submissions.withdraw(
                                activity,
                                activity.withdrawn(NOW),
                                round,
                                round.withdrawn(),
                                Stores.entry(Event.WITHDRAWN, NOW.plusMillis(1)));
                        return "";
                    },
                    () -> decide(round, activity, Verdict.REJECT, "acc-2")));
            assertEquals(1, outcomes.stream().filter("done"::equals).count(), outcomes.toString());
            boolean withdrawn = outcomes.get(0).equals("done");
            assertEquals(
                    withdrawn ? ActivityStatus.WITHDRAWN : ActivityStatus.PROVINCE_REJECTED,
                    activities.find(activity.id()).orElseThrow().status());
            assertEquals(
                    withdrawn ? "WITHDRAWN" : "REJECTED",
                    reviews.find(activity.review()).orElseThrow().outcome().name());
        }
    }

    @Test
    void aDecisionLeavesTheMachinesTokenAlone() {
        Activity activity = opened();
        Review round = reviews.find(activity.review()).orElseThrow();
        decide(round, activity, Verdict.RETURN, "acc-1");
        Reviews.Debt debt = reviews.debt(activity.review()).orElseThrow();
        assertEquals(Optional.of("a token"), debt.taskToken());
        reviews.paid(debt.review());
        assertEquals(Optional.empty(), reviews.debt(activity.review()));
    }

    @Test
    void whatIsOwedByNowIsNotPaidByALateNote() {
        Activity activity = submit(created());
        Review asSubmitted = reviews.find(activity.review()).orElseThrow();
        submissions.withdraw(
                activity,
                activity.withdrawn(NOW),
                asSubmitted,
                asSubmitted.withdrawn(),
                Stores.entry(Event.WITHDRAWN, NOW));
        reviews.paid(asSubmitted);
        assertTrue(reviews.debt(activity.review()).isPresent(), "the stop is still owed");
    }

    @Test
    void aDecidedRoundLeavesItsQueue() {
        Activity activity = opened();
        assertTrue(queued(activity));
        decide(reviews.find(activity.review()).orElseThrow(), activity, Verdict.RETURN, "acc-1");
        assertTrue(!queued(activity));
    }

    @Test
    void aKeyMakesOneDraftForTwoDays() {
        Activity draft = draft();
        Optional<String> key = Optional.of("key-" + draft.id());
        submissions.create(draft, form, Stores.entry(Event.CREATED, NOW), key, "hash");
        Activity second = Activity.draft(Stores.freshActivity(), 2023, draft.submitter(), form, NOW);
        assertRefuses(
                Reason.BUSY, () -> submissions.create(second, form, Stores.entry(Event.CREATED, NOW), key, "hash"));
        assertEquals(Optional.empty(), activities.find(second.id()));
        AccountId by = draft.submitter();
        Submissions.Made made = new Submissions.Made(draft.id(), "hash");
        assertEquals(Optional.of(made), submissions.made(by, key.get(), NOW));
        assertEquals(Optional.of(made), submissions.made(by, key.get(), NOW.plus(Duration.ofHours(47))));
        assertEquals(Optional.empty(), submissions.made(by, key.get(), NOW.plus(Duration.ofHours(49))));
        assertEquals(Optional.empty(), submissions.made(new AccountId("other"), key.get(), NOW));
    }

    private boolean queued(Activity activity) {
        return reviews
                .atProvince(2023, activity.route().channel().orElseThrow(), Optional.empty(), 100)
                .items()
                .stream()
                .anyMatch(round -> round.id().equals(activity.review()));
    }

    private Activity draft() {
        ActivityId id = Stores.freshActivity();
        return Activity.draft(id, 2023, new AccountId("acc-" + id), form, NOW);
    }

    private Activity created() {
        Activity draft = draft();
        submissions.create(draft, form, Stores.entry(Event.CREATED, NOW), Optional.empty(), "");
        return draft;
    }

    private Activity submitted(Activity draft) {
        // A channel of its own, so that its queue is short.
        OrganizationId channel = new OrganizationId("P" + draft.id());
        var route = new kepu.domain.routing.Route(Stores.route().steps(), Optional.of(channel));
        return draft.submitted(form, route, List.of(channel), Stores.EDITION, NOW);
    }

    private Activity submit(Activity draft) {
        Activity submitted = submitted(draft);
        submissions.submit(draft, submitted, form, round(submitted), Stores.entry(Event.SUBMITTED, NOW.plusMillis(1)));
        return submitted;
    }

    private static Review round(Activity submitted) {
        return Review.begin(
                submitted,
                new Review.Subject(
                        "名称", Stores.at("2023-09-17T01:00:00Z"), "640104", new OrganizationId("QA-640425"), "县科协"));
    }

    private Activity opened() {
        Activity submitted = submit(created());
        Stores.open(round(submitted), "a token");
        assertEquals(
                RoundState.OPEN, reviews.find(submitted.review()).orElseThrow().state());
        return submitted;
    }

    private Object decide(Review round, Activity activity, Verdict verdict, String by) {
        Decision decision = new Decision(verdict, 1, "理由", Map.of());
        Review after = round.decided(decision, new AccountId(by), "某审核员", Optional.of(NOW), NOW);
        Activity moved = activity.decided(Level.PROVINCE, verdict, "理由", Map.of(), Optional.of(NOW), NOW);
        decisions.record(round, after, activity, moved, Stores.entry(Event.of(verdict), NOW.plusMillis(2)));
        return after;
    }

    private final List<String> lastOutcomes = new ArrayList<>();

    private List<String> outcomes(List<Callable<Object>> tries) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tries.size());
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : threads.invokeAll(
                    tries.stream()
                            .<Callable<String>>map(TransactionsTest::outcome)
                            .toList(),
                    60,
                    TimeUnit.SECONDS)) {
                outcomes.add(one.get());
            }
            lastOutcomes.clear();
            lastOutcomes.addAll(outcomes);
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private long outcomesOf(String outcome) {
        return lastOutcomes.stream().filter(outcome::equals).count();
    }

    private static List<String> distinct(List<String> outcomes) {
        return outcomes.stream()
                .distinct()
                .sorted((one, other) -> other.compareTo(one))
                .toList();
    }

    private static Callable<String> outcome(Callable<Object> work) {
        return () -> {
            try {
                work.call();
                return "done";
            } catch (Refusal refusal) {
                return refusal.reason().name();
            }
        };
    }

    private static void assertRefuses(Reason reason, org.junit.jupiter.api.function.Executable change) {
        assertEquals(reason, assertThrows(Refusal.class, change).reason());
    }
}
