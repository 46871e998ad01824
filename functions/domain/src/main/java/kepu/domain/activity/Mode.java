package kepu.domain.activity;

/** Whether an activity takes place on site, online, or both (R-40, Q47). */
public enum Mode {
    OFFLINE,
    ONLINE,
    BOTH
}
