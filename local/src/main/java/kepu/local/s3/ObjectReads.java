package kepu.local.s3;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** GetObject and HeadObject. */
final class ObjectReads {
    private static final List<String> OVERRIDDEN = List.of(
            "cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires");

    void get(BucketStore store, Request request, Reply reply, Caller caller) throws IOException {
        if (request.query().has("partNumber")) {
            throw ErrorCode.NOT_IMPLEMENTED.fault("Parts of an object cannot be read one by one here.");
        }
        if (caller.isAnonymous()
                && OVERRIDDEN.stream().anyMatch(name -> request.query().has("response-" + name))) {
            throw ErrorCode.INVALID_REQUEST.fault(
                    "Request specific response headers cannot be used for anonymous GET requests.");
        }
        try (ObjectFile object = store.open(request.key())) {
            ObjectHead head = object.head();
            reply.header("ETag", head.quotedETag())
                    .header("Last-Modified", Timestamp.http(head.modifiedAt()))
                    .header("Accept-Ranges", "bytes");
            ReadConditions.check(request, head);
            Optional<ByteRange> range = ByteRange.of(request, head);
            describe(request, reply, head);
            if (range.isPresent()) {
                reply.header("Content-Range", range.get().contentRange(head.size()));
                reply.stream(
                        206,
                        object.body(range.get().first(), range.get().length()),
                        range.get().length());
            } else {
                checksums(request, reply, head);
                reply.stream(200, object.body(0, head.size()), head.size());
            }
        }
    }

    private static void describe(Request request, Reply reply, ObjectHead head) {
        Map<String, String> headers = new TreeMap<>(head.headers());
        for (String name : OVERRIDDEN) {
            // Refused before anything of the object is told, a coding least of all.
            request.query().first("response-" + name).ifPresent(value -> {
                Reply.requireCarriable(name, value);
                headers.put(name, value);
            });
        }
        headers.forEach(reply::header);
    }

    private static void checksums(Request request, Reply reply, ObjectHead head) {
        if (request.amz("x-amz-checksum-mode")
                .filter("ENABLED"::equalsIgnoreCase)
                .isPresent()) {
            ChecksumHeaders.put(reply, head.checksums());
        }
    }
}
