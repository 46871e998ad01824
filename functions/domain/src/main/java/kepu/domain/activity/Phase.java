package kepu.domain.activity;

import java.time.Instant;

/** Whether an activity is yet to come, takes place, or is over; told by the clock and never stored. */
public enum Phase {
    UPCOMING,
    ONGOING,
    ENDED;

    /** The phase of what takes place from the one instant until the other; both belong to it. */
    public static Phase at(Instant now, Instant startsAt, Instant endsAt) {
        if (now.isBefore(startsAt)) {
            return UPCOMING;
        }
        return now.isAfter(endsAt) ? ENDED : ONGOING;
    }
}
