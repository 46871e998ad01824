package kepu.local.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** PostObject: an upload by an HTML form, allowed by a signed policy. */
final class FormUploads {
    private static final int KEY_BYTES = 1024;

    private final Credentials credentials;
    private final Clock clock;

    FormUploads(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    void post(BucketStore store, Request request, Reply reply) throws IOException {
        PostForm form = PostForm.parse(request);
        String key = form.field("key");
        if (key.isEmpty()) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("Bucket POST must contain a field named 'key'. If it is specified, please check the order"
                            + " of the fields.")
                    .with("ArgumentName", "key");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > KEY_BYTES) {
            throw ErrorCode.KEY_TOO_LONG.fault();
        }
        verifySignature(form);
        PostPolicy policy =
                PostPolicy.decode(form.field("policy")).check(form.fields(), request.bucket(), clock.instant());
        ObjectHead head = keep(store, form, key, policy);
        reply.header("ETag", head.quotedETag()).header("Location", location(request, head));
        answer(request, form, head, reply);
    }

    private void verifySignature(PostForm form) {
        if (form.field("policy").isEmpty() || form.field("x-amz-signature").isEmpty()) {
            throw ErrorCode.ACCESS_DENIED.fault();
        }
        if (!form.field("x-amz-algorithm").equals("AWS4-HMAC-SHA256")) {
            throw ErrorCode.INVALID_ARGUMENT.fault("Only AWS4-HMAC-SHA256 is supported");
        }
        Scope scope = Scope.parse(form.field("x-amz-credential")).orElseThrow(() -> ErrorCode.INVALID_ARGUMENT
                .fault("Error parsing the X-Amz-Credential parameter")
                .with("ArgumentName", "x-amz-credential"));
        if (!form.field("x-amz-date").startsWith(scope.day())) {
            throw ErrorCode.INVALID_ARGUMENT.fault().with("ArgumentName", "x-amz-date");
        }
        if (!credentials.keyFor(scope).matches(form.field("policy"), form.field("x-amz-signature"))) {
            throw ErrorCode.SIGNATURE_DOES_NOT_MATCH
                    .fault()
                    .with("AWSAccessKeyId", scope.accessKey())
                    .with("StringToSign", form.field("policy"));
        }
    }

    private ObjectHead keep(BucketStore store, PostForm form, String key, PostPolicy policy) throws IOException {
        Set<ChecksumAlgorithm> promised = EnumSet.noneOf(ChecksumAlgorithm.class);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (form.fields().containsKey(algorithm.header())) {
                promised.add(algorithm);
            }
        }
        try (Draft draft = store.draft()) {
            Intake intake = Intake.limited(promised, policy.most());
            intake.copy(form.file(), draft.sink());
            Received received = intake.received();
            if (received.size() < policy.least()) {
                throw ErrorCode.ENTITY_TOO_SMALL
                        .fault()
                        .with("ProposedSize", received.size())
                        .with("MinSizeAllowed", policy.least());
            }
            for (Checksum checksum : received.checksums()) {
                if (!checksum.value().equals(form.field(checksum.algorithm().header()))) {
                    throw ErrorCode.BAD_DIGEST.fault();
                }
            }
            ObjectHead head = ObjectHead.of(key, received, clock.instant(), ObjectHeaders.of(form.fields()));
            draft.seal(head);
            store.commit(draft, head, Precondition.NONE, "ObjectCreated:Post");
            return head;
        }
    }

    private static void answer(Request request, PostForm form, ObjectHead head, Reply reply) throws IOException {
        String redirect = form.field("success_action_redirect");
        if (redirect.startsWith("http://") || redirect.startsWith("https://")) {
            reply.header(
                    "Location",
                    redirect + (redirect.contains("?") ? "&" : "?") + "bucket=" + Percent.encode(request.bucket())
                            + "&key=" + Percent.encode(head.key()) + "&etag=" + Percent.encode(head.quotedETag()));
            reply.empty(303);
            return;
        }
        switch (form.field("success_action_status")) {
            case "200" -> reply.empty(200);
            case "201" ->
                reply.xml(
                        201,
                        new Xml("PostResponse")
                                .text("Location", location(request, head))
                                .text("Bucket", request.bucket())
                                .text("Key", head.key())
                                .text("ETag", head.quotedETag())
                                .end());
            default -> reply.empty(204);
        }
    }

    private static String location(Request request, ObjectHead head) {
        String host = request.header("Host").orElse("localhost");
        return "http://" + host + "/" + Percent.encodePath(request.bucket() + "/" + head.key());
    }
}
