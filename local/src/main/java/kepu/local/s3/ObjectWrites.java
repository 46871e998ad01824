package kepu.local.s3;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** PutObject, CopyObject and DeleteObject. */
final class ObjectWrites {
    private final Stores stores;
    private final Clock clock;

    ObjectWrites(Stores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    void put(BucketStore store, Request request, Reply reply, Caller caller) throws IOException {
        Precondition condition = Precondition.of(request);
        condition.check(store, request.key());
        Map<String, String> headers = ObjectHeaders.of(request);
        try (Draft draft = store.draft()) {
            Received received = new Payload(request, caller.payload())
                    .writeTo(draft.sink(), EnumSet.noneOf(ChecksumAlgorithm.class));
            ObjectHead head = ObjectHead.of(request.key(), received, clock.instant(), headers);
            draft.seal(head);
            store.commit(draft, head, condition, "ObjectCreated:Put");
            reply.header("ETag", head.quotedETag());
            ChecksumHeaders.put(reply, head.checksums());
        }
        reply.empty(200);
    }

    void copy(BucketStore store, Request request, Reply reply) throws IOException {
        CopySource source = CopySource.parse(request.amz("x-amz-copy-source").orElse(""));
        boolean replaced =
                request.amz("x-amz-metadata-directive").orElse("COPY").equals("REPLACE");
        if (!replaced
                && source.bucket().equals(request.bucket())
                && source.key().equals(request.key())) {
            throw ErrorCode.INVALID_REQUEST.fault(
                    "This copy request is illegal because it is trying to copy an object to itself without changing"
                            + " the object's metadata.");
        }
        Precondition condition = Precondition.of(request);
        try (ObjectFile original = stores.named(source.bucket()).open(source.key());
                Draft draft = store.draft()) {
            ReadConditions.checkSource(request, original.head());
            Intake intake = Intake.of(algorithms(request, original.head()));
            intake.copy(original.body(0, original.head().size()), draft.sink());
            Map<String, String> headers =
                    replaced ? ObjectHeaders.of(request) : original.head().headers();
            ObjectHead head = ObjectHead.of(request.key(), intake.received(), clock.instant(), headers);
            draft.seal(head);
            store.commit(draft, head, condition, "ObjectCreated:Copy");
            Xml xml = new Xml("CopyObjectResult")
                    .text("ETag", head.quotedETag())
                    .text("LastModified", Timestamp.iso(head.modifiedAt()));
            ChecksumHeaders.put(xml, head.checksums());
            reply.xml(200, xml.end());
        }
    }

    void delete(BucketStore store, Request request, Reply reply) throws IOException {
        store.delete(request.key());
        reply.empty(204);
    }

    private static Set<ChecksumAlgorithm> algorithms(Request request, ObjectHead original) {
        Set<ChecksumAlgorithm> wanted = ChecksumHeaders.wanted(request);
        if (wanted.isEmpty()) {
            original.checksums().forEach(checksum -> wanted.add(checksum.algorithm()));
        }
        return wanted;
    }
}
