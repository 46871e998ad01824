package kepu.domain.review;

/** What the system still owes the round's execution; kept in a sparse index so that nothing is forgotten. */
public enum Owes {
    NOTHING,
    START,
    RESUME,
    STOP
}
