package kepu.domain.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.account.Scope;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;
import kepu.domain.review.ReviewId;
import kepu.domain.review.Verdict;
import kepu.domain.routing.Route;

/**
 * One activity, without its texts. Status, verdict, round, revision and live revision are five different things (Q95,
 * Q103, Q104). Transitions return a new value and refuse what the rules do not allow; storage owns the atomicity.
 *
 * @param name of the newest draft or revision, for lists; a name far too long is cut
 * @param version counts every change, for optimistic concurrency
 * @param counts how often it was submitted and reviewed
 * @param standing where it stands, since when, and why
 * @param route of the newest revision; empty before the first
 * @param chain the responsible organization and everything above it
 * @param times when what happened; first submission decides deadlines (Q10)
 */
public record Activity(
        ActivityId id,
        int edition,
        AccountId submitter,
        String name,
        long version,
        Counts counts,
        Standing standing,
        Route route,
        List<OrganizationId> chain,
        Times times) {

    /** Revision last submitted, last approved, shown to the public; round last begun. 0 means none. */
    public record Counts(int revision, int approved, int live, int round) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts submitted() {
            return new Counts(revision + 1, approved, live, round + 1);
        }

        Counts withApproved() {
            return new Counts(revision, revision, live, round);
        }
    }

    /**
     * Where it stands.
     *
     * @param verdict the last one given, if any
     * @param reason and {@code notes} by field: why it was given
     * @param since when it came to stand so
     * @param dueAt when the level that has it is to have decided
     */
    public record Standing(
            ActivityStatus status,
            Optional<Verdict> verdict,
            String reason,
            Map<String, String> notes,
            Instant since,
            Optional<Instant> dueAt) {
        public Standing {
            Objects.requireNonNull(status);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(since);
            notes = Map.copyOf(notes);
        }

        static Standing plain(ActivityStatus status, Instant since, Optional<Instant> dueAt) {
            return new Standing(status, Optional.empty(), "", Map.of(), since, dueAt);
        }
    }

    /** When it was begun, last changed, first submitted, and when it takes place (of the newest form, if readable). */
    public record Times(
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> submittedAt,
            Optional<Instant> startsAt,
            Optional<Instant> endsAt) {}

    public Activity {
        Objects.requireNonNull(id);
        Objects.requireNonNull(submitter);
        Objects.requireNonNull(name);
        chain = List.copyOf(chain);
    }

    /** A new draft. */
    public static Activity draft(ActivityId id, int edition, AccountId submitter, ActivityForm form, Instant now) {
        return new Activity(
                id,
                edition,
                submitter,
                listed(form.name()),
                1,
                Counts.NONE,
                Standing.plain(ActivityStatus.DRAFT, now, Optional.empty()),
                new Route(List.of(), Optional.empty()),
                List.of(),
                new Times(now, now, Optional.empty(), form.beginning(), form.ending()));
    }

    public ActivityStatus status() {
        return standing.status();
    }

    /** Whether its newest revision waits for somebody to repair its route. */
    public boolean isUnrouted() {
        return status().isPending() && !route.isRouted();
    }

    public ReviewId review() {
        return new ReviewId(id, counts.round());
    }

    /** Refuses STALE_VERSION unless this is the version that somebody saw. */
    public void mustHaveVersion(long seen) {
        if (version != seen) {
            throw Reason.STALE_VERSION.refuse();
        }
    }

    /** What permissions must know of it. */
    public Scope scope() {
        return new Scope(Optional.of(submitter), route.channel(), chain);
    }

    /** With its draft replaced (Q91): refuses NOT_EDITABLE while it is under review. */
    public Activity edited(ActivityForm form, Instant now) {
        if (!status().isEditable()) {
            throw Reason.NOT_EDITABLE.refuse(status().words());
        }
        return with(listed(form.name()), counts, standing, route, chain, changed(form, now, times.submittedAt()));
    }

    /** When the rules take it to be filed: at its first submission, which may be now (Q10, Q92). */
    public Instant filedAt(Instant now) {
        return times.submittedAt().orElse(now);
    }

    /**
     * Refuses NOT_SUBMITTABLE while it is under review, and WINDOW_CLOSED outside the edition's window unless the grace
     * after a refusal runs (Q92) or a revision of it was approved, which is being changed (Q91).
     */
    public void mustBeSubmittable(Edition in, Instant now) {
        if (!status().isSubmittable()) {
            throw Reason.NOT_SUBMITTABLE.refuse(status().words());
        }
        if (!mayBeSubmitted(in, now)) {
            throw Reason.WINDOW_CLOSED.refuse(
                    in.submission().from().atZone(Edition.ZONE).toLocalDate(),
                    in.submission().until().minusSeconds(1).atZone(Edition.ZONE).toLocalDate());
        }
    }

    /** Submitted as its next revision into a new round; refuses as {@link #mustBeSubmittable}. */
    public Activity submitted(
            ActivityForm form, Route by, List<OrganizationId> responsibleChain, Edition in, Instant now) {
        mustBeSubmittable(in, now);
        Level first = by.isRouted() ? by.steps().get(0).level() : Level.PROVINCE;
        Optional<Instant> due =
                by.isRouted() ? form.beginning().map(start -> in.dueAt(first, now, start)) : Optional.empty();
        return with(
                form.name(),
                counts.submitted(),
                Standing.plain(ActivityStatus.pendingAt(first), now, due),
                by,
                responsibleChain,
                changed(form, now, Optional.of(filedAt(now))));
    }

    /** Taken back by its submitter; refuses NOT_WITHDRAWABLE unless it is under review. What is live stays live (Q2). */
    public Activity withdrawn(Instant now) {
        if (!status().isPending()) {
            throw Reason.NOT_WITHDRAWABLE.refuse(status().words());
        }
        return with(
                name, counts, Standing.plain(ActivityStatus.WITHDRAWN, now, Optional.empty()), route, chain, at(now));
    }

    /** With a verdict given on its newest revision at this level; refuses NOT_OPEN where the table has no such turn. */
    public Activity decided(
            Level level,
            Verdict verdict,
            String reason,
            Map<String, String> notes,
            Optional<Instant> dueAt,
            Instant now) {
        ActivityStatus next =
                status().after(level, verdict).orElseThrow(() -> Reason.NOT_OPEN.refuse(status().words()));
        return with(
                name,
                next == ActivityStatus.APPROVED ? counts.withApproved() : counts,
                new Standing(
                        next, Optional.of(verdict), reason, notes, now, next.isPending() ? dueAt : Optional.empty()),
                route,
                chain,
                at(now));
    }

    private boolean mayBeSubmitted(Edition in, Instant now) {
        boolean refused = standing.verdict().isPresent() && status() != ActivityStatus.APPROVED;
        return in.isOpen(now)
                || refused && now.isBefore(standing.since().plus(Duration.ofDays(in.resubmitGraceDays())))
                || counts.approved() > 0 && now.isBefore(in.reviewUntil());
    }

    // A draft may hold anything; what every list reads, beside a reviewer's notes, may not.
    private static String listed(String name) {
        int longest = 4 * FormRules.LONGEST_NAME;
        return name.codePointCount(0, name.length()) > longest
                ? name.substring(0, name.offsetByCodePoints(0, longest))
                : name;
    }

    private Times changed(ActivityForm form, Instant now, Optional<Instant> submitted) {
        return new Times(times.createdAt(), now, submitted, form.beginning(), form.ending());
    }

    private Times at(Instant now) {
        return new Times(times.createdAt(), now, times.submittedAt(), times.startsAt(), times.endsAt());
    }

    private Activity with(
            String named, Counts counted, Standing stands, Route by, List<OrganizationId> under, Times at) {
        return new Activity(id, edition, submitter, named, version + 1, counted, stands, by, under, at);
    }
}
