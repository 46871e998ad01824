package kepu.local.stepfunctions;

import kepu.local.states.Failure;

/** A task's call that was refused, or did not get through. */
final class CallFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    CallFailed(String error, String cause) {
        super(error + ": " + cause);
        this.failure = new Failure(error, cause);
    }

    Failure failure() {
        return failure;
    }
}
