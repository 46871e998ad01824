package kepu.local.s3;

import java.util.Optional;

/** What must hold of the present object for a write to happen: {@code If-None-Match: *} or {@code If-Match}. */
interface Precondition {
    Precondition NONE = (store, key) -> {};

    /** Refuses with {@code PreconditionFailed}, or {@code NoSuchKey} where the object to match is gone. */
    void check(BucketStore store, String key);

    static Precondition of(Request request) {
        Optional<String> absent = request.header("If-None-Match");
        if (absent.isPresent()) {
            if (!absent.get().strip().equals("*")) {
                throw ErrorCode.NOT_IMPLEMENTED.fault("If-None-Match of a write takes * alone.");
            }
            return (store, key) -> {
                if (store.head(key).isPresent()) {
                    throw ErrorCode.PRECONDITION_FAILED.fault().with("Condition", "If-None-Match");
                }
            };
        }
        return request.header("If-Match").map(Precondition::matching).orElse(NONE);
    }

    private static Precondition matching(String eTags) {
        return (store, key) -> {
            ObjectHead head = store.head(key).orElseThrow(ErrorCode.NO_SUCH_KEY::fault);
            if (!ETags.contain(eTags, head.eTag())) {
                throw ErrorCode.PRECONDITION_FAILED.fault().with("Condition", "If-Match");
            }
        };
    }
}
