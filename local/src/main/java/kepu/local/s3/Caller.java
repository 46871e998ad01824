package kepu.local.s3;

/** Whoever sent a request, as far as its signature shows. */
sealed interface Caller {
    boolean isAnonymous();

    /** What the caller says of the body, and how its frames are signed. */
    PayloadClaim payload();

    /** Nobody in particular. */
    record Anonymous() implements Caller {
        @Override
        public boolean isAnonymous() {
            return true;
        }

        @Override
        public PayloadClaim payload() {
            throw ErrorCode.ACCESS_DENIED.fault();
        }
    }

    /** The holder of a known secret. */
    record Signed(PayloadClaim payload) implements Caller {
        @Override
        public boolean isAnonymous() {
            return false;
        }
    }
}
