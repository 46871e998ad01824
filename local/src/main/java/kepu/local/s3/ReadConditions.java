package kepu.local.s3;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The {@code If-…} headers of a read, or of the source of a copy, in the order in which RFC 9110 weighs them. */
final class ReadConditions {
    private ReadConditions() {}

    static void check(Request request, ObjectHead head) {
        check(request, "", head, ErrorCode.NOT_MODIFIED);
    }

    static void checkSource(Request request, ObjectHead head) {
        check(request, "x-amz-copy-source-", head, ErrorCode.PRECONDITION_FAILED);
    }

    private static void check(Request request, String prefix, ObjectHead head, ErrorCode unchanged) {
        Optional<String> match = request.header(prefix + "If-Match");
        if (match.isPresent()) {
            if (!ETags.contain(match.get(), head.eTag())) {
                throw ErrorCode.PRECONDITION_FAILED.fault().with("Condition", "If-Match");
            }
        } else if (request.header(prefix + "If-Unmodified-Since")
                .flatMap(Timestamp::http)
                .filter(since ->
                        head.modifiedAt().truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .isPresent()) {
            throw ErrorCode.PRECONDITION_FAILED.fault().with("Condition", "If-Unmodified-Since");
        }
        Optional<String> none = request.header(prefix + "If-None-Match");
        if (none.isPresent()) {
            if (ETags.contain(none.get(), head.eTag())) {
                throw unchanged.fault().with("Condition", "If-None-Match");
            }
        } else if (request.header(prefix + "If-Modified-Since")
                .flatMap(Timestamp::http)
                .filter(since ->
                        !head.modifiedAt().truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .isPresent()) {
            throw unchanged.fault().with("Condition", "If-Modified-Since");
        }
    }
}
