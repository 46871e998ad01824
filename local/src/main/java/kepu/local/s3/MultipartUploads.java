package kepu.local.s3;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Multipart uploads: begin, upload or copy a part, list, complete, abort. */
final class MultipartUploads {
    private static final int DOCUMENT_BYTES = 4 << 20;
    private static final int MOST_PARTS = 10_000;
    private static final int PAGE = 1000;

    private final Stores stores;
    private final Clock clock;

    MultipartUploads(Stores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    void begin(BucketStore store, Request request, Reply reply) throws IOException {
        Set<ChecksumAlgorithm> checksums = ChecksumHeaders.wanted(request);
        String usual = checksums.contains(ChecksumAlgorithm.CRC64NVME) ? "FULL_OBJECT" : "COMPOSITE";
        boolean composite = request.amz("x-amz-checksum-type").orElse(usual).equals("COMPOSITE");
        Upload upload = new Upload(
                UploadStore.newId(), request.key(), clock.instant(), ObjectHeaders.of(request), checksums, composite);
        store.uploads().begin(upload, store.drafts());
        checksums.forEach(algorithm -> reply.header("x-amz-checksum-algorithm", algorithm.name())
                .header("x-amz-checksum-type", composite ? "COMPOSITE" : "FULL_OBJECT"));
        reply.xml(
                200,
                new Xml("InitiateMultipartUploadResult")
                        .text("Bucket", request.bucket())
                        .text("Key", request.key())
                        .text("UploadId", upload.id())
                        .end());
    }

    void uploadPart(BucketStore store, Request request, Reply reply, Caller caller) throws IOException {
        Upload upload = find(store, request);
        int number = partNumber(request);
        try (Draft draft = store.draft()) {
            Received received = new Payload(request, caller.payload()).writeTo(draft.sink(), upload.checksums());
            ObjectHead head = ObjectHead.of(Integer.toString(number), received, clock.instant(), Map.of());
            draft.seal(head);
            store.uploads().keep(upload, number, draft);
            reply.header("ETag", head.quotedETag());
            head.checksums().forEach(sum -> reply.header(sum.algorithm().header(), sum.value()));
        }
        reply.empty(200);
    }

    void copyPart(BucketStore store, Request request, Reply reply) throws IOException {
        Upload upload = find(store, request);
        int number = partNumber(request);
        CopySource source = CopySource.parse(request.amz("x-amz-copy-source").orElse(""));
        try (ObjectFile original = stores.named(source.bucket()).open(source.key());
                Draft draft = store.draft()) {
            ReadConditions.checkSource(request, original.head());
            ByteRange range = ByteRange.ofCopy(request, original.head().size());
            Intake intake = Intake.of(upload.checksums());
            intake.copy(original.body(range.first(), range.length()), draft.sink());
            ObjectHead head = ObjectHead.of(Integer.toString(number), intake.received(), clock.instant(), Map.of());
            draft.seal(head);
            store.uploads().keep(upload, number, draft);
            Xml xml = new Xml("CopyPartResult")
                    .text("ETag", head.quotedETag())
                    .text("LastModified", Timestamp.iso(head.modifiedAt()));
            head.checksums().forEach(sum -> xml.text(sum.algorithm().element(), sum.value()));
            reply.xml(200, xml.end());
        }
    }

    void complete(BucketStore store, Request request, Reply reply, Caller caller) throws IOException {
        Upload upload = find(store, request);
        Precondition condition = Precondition.of(request);
        List<CompletedPart> parts =
                CompletedPart.parse(new Payload(request, caller.payload()).document(DOCUMENT_BYTES));
        ObjectHead head;
        try (Draft draft = store.draft()) {
            head = new Assembly(upload, store.uploads()).write(parts, draft.sink(), clock.instant());
            draft.seal(head);
            store.commit(draft, head, condition, "ObjectCreated:CompleteMultipartUpload");
        }
        store.uploads().remove(upload);
        Xml xml = new Xml("CompleteMultipartUploadResult")
                .text("Location", "/" + Percent.encodePath(request.bucket() + "/" + request.key()))
                .text("Bucket", request.bucket())
                .text("Key", request.key())
                .text("ETag", head.quotedETag());
        ChecksumHeaders.put(xml, head.checksums());
        reply.xml(200, xml.end());
    }

    void abort(BucketStore store, Request request, Reply reply) throws IOException {
        store.uploads().remove(find(store, request));
        reply.empty(204);
    }

    void listParts(BucketStore store, Request request, Reply reply) throws IOException {
        Upload upload = find(store, request);
        int after = number(request, "part-number-marker", 0);
        int limit = Math.min(number(request, "max-parts", PAGE), PAGE);
        List<ObjectHead> left = store.uploads().parts(upload).stream()
                .filter(part -> Integer.parseInt(part.key()) > after)
                .toList();
        List<ObjectHead> told = left.subList(0, Math.min(limit, left.size()));
        Xml xml = new Xml("ListPartsResult")
                .text("Bucket", request.bucket())
                .text("Key", request.key())
                .text("UploadId", upload.id())
                .text("PartNumberMarker", after)
                .text(
                        "NextPartNumberMarker",
                        told.isEmpty() ? "0" : told.get(told.size() - 1).key())
                .text("MaxParts", limit)
                .text("IsTruncated", told.size() < left.size());
        for (ObjectHead part : told) {
            xml.element("Part", each -> {
                each.text("PartNumber", part.key())
                        .text("LastModified", Timestamp.iso(part.modifiedAt()))
                        .text("ETag", part.quotedETag())
                        .text("Size", part.size());
                part.checksums().forEach(sum -> each.text(sum.algorithm().element(), sum.value()));
            });
        }
        reply.xml(200, xml.end());
    }

    void listUploads(BucketStore store, Request request, Reply reply) throws IOException {
        String prefix = request.query().first("prefix").orElse("");
        Xml xml = new Xml("ListMultipartUploadsResult")
                .text("Bucket", request.bucket())
                .text("Prefix", prefix)
                .text("IsTruncated", false);
        for (Upload upload : store.uploads().all()) {
            if (upload.key().startsWith(prefix)) {
                xml.element("Upload", each -> each.text("Key", upload.key())
                        .text("UploadId", upload.id())
                        .text("StorageClass", "STANDARD")
                        .text("Initiated", Timestamp.iso(upload.startedAt())));
            }
        }
        reply.xml(200, xml.end());
    }

    private static Upload find(BucketStore store, Request request) throws IOException {
        return store.uploads().find(request.query().first("uploadId").orElse(""), request.key());
    }

    private static int partNumber(Request request) {
        int number = number(request, "partNumber", 0);
        if (number < 1 || number > MOST_PARTS) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("Part number must be an integer between 1 and 10000, inclusive")
                    .with("ArgumentName", "partNumber")
                    .with("ArgumentValue", number);
        }
        return number;
    }

    private static int number(Request request, String name, int otherwise) {
        String text = request.query().first(name).orElse(Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw ErrorCode.INVALID_ARGUMENT.fault().with("ArgumentName", name).with("ArgumentValue", text);
        }
        return Integer.parseInt(text);
    }
}
