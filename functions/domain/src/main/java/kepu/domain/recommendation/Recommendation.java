package kepu.domain.recommendation;

import java.time.Instant;
import java.util.Objects;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;

/** An activity put forward for commendation by its channel. */
public record Recommendation(
        ActivityId activity,
        int edition,
        OrganizationId channel,
        String name,
        int revision,
        AccountId by,
        Instant at,
        String reason) {
    public Recommendation {
        Objects.requireNonNull(reason);
    }

    /**
     * Of this activity; refuses NOT_APPROVED unless a revision of it was approved and shown. It counts as it was
     * last approved, under the name and in the channel of that revision, whatever is under review since (Q104).
     *
     * @param channel and {@code name}: of the live revision
     */
    public static Recommendation of(
            Activity activity, OrganizationId channel, String name, AccountId by, String reason, Instant at) {
        if (activity.counts().live() == 0) {
            throw Reason.NOT_APPROVED.refuse();
        }
        return new Recommendation(
                activity.id(),
                activity.edition(),
                channel,
                name,
                activity.counts().live(),
                by,
                at,
                reason);
    }
}
