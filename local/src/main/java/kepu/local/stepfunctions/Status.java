package kepu.local.stepfunctions;

/** An execution's status, as the service's model names it. */
enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
}
