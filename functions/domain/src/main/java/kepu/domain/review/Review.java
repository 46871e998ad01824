package kepu.domain.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kepu.domain.account.AccountId;
import kepu.domain.account.Action;
import kepu.domain.account.Scope;
import kepu.domain.activity.Activity;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Words;
import kepu.domain.organization.OrganizationId;

/**
 * One round of review of one revision. Transitions return a new value; storage owns the atomicity, and the review
 * machine alone opens a round at its level.
 *
 * @param subject what lists must show of the activity
 * @param dueAt when its level is to have decided (Q93), if it is routed
 * @param openedAt when it could first be decided at its level, if it can
 * @param owes what is still owed to the round's execution
 * @param lastWord who decided last, and what, if anybody did
 */
public record Review(
        ReviewId id,
        int edition,
        int revision,
        AccountId submitter,
        Subject subject,
        List<OrganizationId> chain,
        Optional<OrganizationId> channel,
        Level level,
        RoundState state,
        Outcome outcome,
        Owes owes,
        Optional<Instant> dueAt,
        Optional<Instant> openedAt,
        Optional<LastWord> lastWord,
        long version) {

    /** What a queue shows of an activity. */
    public record Subject(
            String name, Instant startsAt, String region, OrganizationId responsible, String responsibleName) {
        public Subject {
            Objects.requireNonNull(name);
            Objects.requireNonNull(startsAt);
            Objects.requireNonNull(region);
        }
    }

    /** The decision given last. */
    public record LastWord(AccountId by, String name, Verdict verdict, Level level, Instant at) {}

    public Review {
        Objects.requireNonNull(id);
        Objects.requireNonNull(submitter);
        chain = List.copyOf(chain);
    }

    /** The round that a submission begins: owed a start when it has a route, waiting for repair when not. */
    public static Review begin(Activity submitted, Subject subject) {
        boolean routed = submitted.route().isRouted();
        return new Review(
                submitted.review(),
                submitted.edition(),
                submitted.counts().revision(),
                submitted.submitter(),
                subject,
                submitted.chain(),
                submitted.route().channel(),
                routed ? submitted.route().steps().get(0).level() : Level.PROVINCE,
                routed ? RoundState.OPENING : RoundState.UNROUTED,
                Outcome.UNDECIDED,
                routed ? Owes.START : Owes.NOTHING,
                submitted.standing().dueAt(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** What permissions must know of it. */
    public Scope scope() {
        return new Scope(Optional.of(submitter), channel, chain);
    }

    /** What a reviewer must be allowed to do to decide it where it stands. */
    public Action deciding() {
        return level == Level.PROVINCE ? Action.DECIDE_AT_PROVINCE : Action.DECIDE_AT_NATION;
    }

    /** The verdicts offered where it stands: back to the province only where a province passed it (Q95). */
    public List<Verdict> verdicts() {
        Stream<Verdict> always = Stream.of(Verdict.APPROVE, Verdict.RETURN, Verdict.REJECT);
        return level == Level.NATION && passedProvince()
                ? Stream.concat(always, Stream.of(Verdict.BACK_TO_PROVINCE)).toList()
                : always.toList();
    }

    public boolean isOverdue(Instant now) {
        return state != RoundState.CLOSED && dueAt.filter(now::isAfter).isPresent();
    }

    /**
     * With a decision given by a person; refuses OWN_ACTIVITY (Q26), NOT_OPEN, STALE when another revision was seen, and
     * a verdict this level does not offer. The execution is owed a resume.
     */
    public Review decided(Decision decision, AccountId by, String name, Optional<Instant> nextDue, Instant now) {
        if (by.equals(submitter)) {
            throw Reason.OWN_ACTIVITY.refuse();
        }
        if (state != RoundState.OPEN) {
            throw Reason.NOT_OPEN.refuse(new Words(whyNotOpen(), whyNotOpenEnglish()));
        }
        if (decision.revision() != revision) {
            throw Reason.STALE.refuse(decision.revision(), revision);
        }
        if (!verdicts().contains(decision.verdict())) {
            throw Reason.VERDICT_NOT_OFFERED.refuse(decision.verdict().words());
        }
        LastWord word = new LastWord(by, name, decision.verdict(), level, now);
        return switch (decision.verdict()) {
            case APPROVE ->
                level == Level.PROVINCE ? movedTo(Level.NATION, nextDue, word) : closed(Outcome.APPROVED, word);
            case RETURN -> closed(Outcome.RETURNED, word);
            case REJECT, EXPIRED -> closed(Outcome.REJECTED, word);
            case BACK_TO_PROVINCE -> movedTo(Level.PROVINCE, nextDue, word);
        };
    }

    /** Closed because its submitter took it back; its execution, if there is one, is to be stopped. */
    public Review withdrawn() {
        Owes then = state == RoundState.UNROUTED ? Owes.NOTHING : Owes.STOP;
        return with(level, RoundState.CLOSED, Outcome.WITHDRAWN, then, Optional.empty(), lastWord);
    }

    /** Why nothing can be decided on it, told to a person; meant for rounds that are not open. */
    public String whyNotOpen() {
        String said = lastWordSaid();
        return switch (state) {
            case UNROUTED -> "归口单位暂无审核路径，等待平台管理员处理";
            case OPENING -> said.isEmpty() ? "正在送达审核人" : said;
            case OPEN -> "";
            case CLOSED ->
                outcome == Outcome.WITHDRAWN || outcome == Outcome.EXPIRED || said.isEmpty() ? outcome.chinese() : said;
        };
    }

    /** Who decided last, what and when, told to a person; empty when nobody has. */
    public String lastWordSaid() {
        return lastWord.map(word -> word.name() + " 已于 "
                        + word.at().atZone(Edition.ZONE).toLocalDate() + " 作出“"
                        + word.verdict().chinese() + "”的决定")
                .orElse("");
    }

    /** {@link #whyNotOpen} in English. */
    public String whyNotOpenEnglish() {
        boolean decided = outcome != Outcome.WITHDRAWN && outcome != Outcome.EXPIRED;
        return "No longer open: "
                + lastWord.filter(word -> decided)
                        .map(word -> word.name() + " decided " + word.verdict() + " on "
                                + word.at().atZone(Edition.ZONE).toLocalDate())
                        .orElse(state == RoundState.CLOSED ? outcome.name() : state.name());
    }

    private boolean passedProvince() {
        return lastWord.filter(word -> word.level() == Level.PROVINCE).isPresent();
    }

    private Review movedTo(Level next, Optional<Instant> due, LastWord word) {
        return with(next, RoundState.OPENING, Outcome.UNDECIDED, Owes.RESUME, due, Optional.of(word));
    }

    private Review closed(Outcome with, LastWord word) {
        return with(level, RoundState.CLOSED, with, Owes.RESUME, Optional.empty(), Optional.of(word));
    }

    private Review with(
            Level at, RoundState stands, Outcome ended, Owes then, Optional<Instant> due, Optional<LastWord> word) {
        return new Review(
                id,
                edition,
                revision,
                submitter,
                subject,
                chain,
                channel,
                at,
                stands,
                ended,
                then,
                due,
                Optional.empty(),
                word,
                version + 1);
    }
}
