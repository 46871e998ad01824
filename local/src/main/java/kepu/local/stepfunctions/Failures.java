package kepu.local.stepfunctions;

import kepu.local.states.Failure;

/** The error and cause that a caller may give. */
final class Failures {
    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    private Failures() {}

    static Failure in(Request request) {
        return new Failure(
                request.optionalText("error", LONGEST_ERROR).orElse(""),
                request.optionalText("cause", LONGEST_CAUSE).orElse(""));
    }
}
