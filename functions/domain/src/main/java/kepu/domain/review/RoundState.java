package kepu.domain.review;

/** Where one round of review stands. */
public enum RoundState {
    /** No level can be found for it: it waits in the repair queue, and no execution runs. */
    UNROUTED,
    /** The machine is about to open it at its level. */
    OPENING,
    /** A level can decide. */
    OPEN,
    /** Nothing more can be decided; the outcome says how it ended. */
    CLOSED
}
