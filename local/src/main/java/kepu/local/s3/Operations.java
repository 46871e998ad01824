package kepu.local.s3;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out which of S3's operations a request asks for. */
final class Operations {
    /** Parts of S3's API that a template for functions does not need; ignoring one would be a lie. */
    private static final List<String> ABSENT = List.of(
            "accelerate",
            "acl",
            "analytics",
            "attributes",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "logging",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "tagging",
            "torrent",
            "versioning",
            "versions",
            "website");

    private final Stores stores;
    private final ObjectReads reads = new ObjectReads();
    private final ObjectWrites writes;
    private final MultipartUploads multipart;
    private final FormUploads forms;
    private final Listing listing = new Listing();
    private final BatchDelete batchDelete = new BatchDelete();

    Operations(Stores stores, Credentials credentials, Clock clock) {
        this.stores = stores;
        this.writes = new ObjectWrites(stores, clock);
        this.multipart = new MultipartUploads(stores, clock);
        this.forms = new FormUploads(credentials, clock);
    }

    /** A form carries its permission inside and is the one write that comes without a signature of its own. */
    static boolean isForm(Request request) {
        return request.method().equals("POST")
                && request.key().isEmpty()
                && request.header("Content-Type")
                        .filter(type -> type.startsWith("multipart/form-data"))
                        .isPresent();
    }

    void postForm(Request request, Reply reply) throws IOException {
        forms.post(stores.named(request.bucket()), request, reply);
    }

    void perform(Request request, Reply reply, Caller caller) throws IOException {
        authorize(request, caller);
        refuseAbsent(request);
        if (request.bucket().isEmpty()) {
            onService(request, reply);
        } else if (request.key().isEmpty()) {
            onBucket(request, reply, caller);
        } else {
            onObject(stores.named(request.bucket()), request, reply, caller);
        }
    }

    private void authorize(Request request, Caller caller) {
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        boolean open = reading
                && !request.key().isEmpty()
                && !request.query().has("uploadId")
                && stores.has(request.bucket())
                && stores.named(request.bucket()).bucket().isPublic(request.key())
                // To strangers a missing object looks like a closed one, for they may not list either.
                && stores.named(request.bucket()).head(request.key()).isPresent();
        if (caller.isAnonymous() && !open) {
            throw ErrorCode.ACCESS_DENIED.fault();
        }
    }

    private static void refuseAbsent(Request request) {
        ABSENT.stream().filter(request.query()::has).findFirst().ifPresent(name -> {
            throw ErrorCode.NOT_IMPLEMENTED.fault("The local S3 endpoint does not implement ?" + name + ".");
        });
        if (request.query().first("versionId").filter(id -> !id.equals("null")).isPresent()) {
            throw ErrorCode.NOT_IMPLEMENTED.fault("Versions are not implemented here.");
        }
    }

    private void onService(Request request, Reply reply) throws IOException {
        if (!request.method().equals("GET")) {
            throw ErrorCode.METHOD_NOT_ALLOWED.fault();
        }
        Map<String, Instant> made = new TreeMap<>();
        for (BucketStore store : stores.all()) {
            made.put(store.bucket().name(), store.madeAt());
        }
        Xml xml = new Xml("ListAllMyBucketsResult");
        xml.element(
                "Buckets",
                buckets -> made.forEach((name, at) -> buckets.element(
                        "Bucket", bucket -> bucket.text("Name", name).text("CreationDate", Timestamp.iso(at)))));
        reply.xml(200, xml.end());
    }

    private void onBucket(Request request, Reply reply, Caller caller) throws IOException {
        if (request.method().equals("PUT")) {
            throw stores.has(request.bucket())
                    ? ErrorCode.BUCKET_ALREADY_OWNED.fault()
                    : ErrorCode.NOT_IMPLEMENTED.fault("Buckets are declared by the template.");
        }
        BucketStore store = stores.named(request.bucket());
        switch (request.method()) {
            case "HEAD" -> reply.empty(200);
            case "GET" -> readBucket(store, request, reply);
            case "POST" -> {
                if (!request.query().has("delete")) {
                    throw ErrorCode.METHOD_NOT_ALLOWED.fault();
                }
                batchDelete.delete(store, request, reply, caller);
            }
            case "DELETE" -> throw ErrorCode.NOT_IMPLEMENTED.fault("Buckets are declared by the template.");
            default -> throw ErrorCode.METHOD_NOT_ALLOWED.fault();
        }
    }

    private void readBucket(BucketStore store, Request request, Reply reply) throws IOException {
        if (request.query().has("location")) {
            // Empty means us-east-1, where a name of no region must not surprise a client.
            reply.xml(200, new Xml("LocationConstraint").end());
        } else if (request.query().has("uploads")) {
            multipart.listUploads(store, request, reply);
        } else if (request.query().first("list-type").filter("2"::equals).isPresent()) {
            listing.list(store, request, reply);
        } else {
            throw ErrorCode.NOT_IMPLEMENTED.fault("Of the listings only ListObjectsV2 is implemented here.");
        }
    }

    private void onObject(BucketStore store, Request request, Reply reply, Caller caller) throws IOException {
        boolean ofUpload = request.query().has("uploadId");
        switch (request.method()) {
            case "GET", "HEAD" -> {
                if (ofUpload && request.method().equals("GET")) {
                    multipart.listParts(store, request, reply);
                } else {
                    reads.get(store, request, reply, caller);
                }
            }
            case "PUT" -> put(store, request, reply, caller);
            case "POST" -> {
                if (request.query().has("uploads")) {
                    multipart.begin(store, request, reply);
                } else if (ofUpload) {
                    multipart.complete(store, request, reply, caller);
                } else {
                    throw ErrorCode.METHOD_NOT_ALLOWED.fault();
                }
            }
            case "DELETE" -> {
                if (ofUpload) {
                    multipart.abort(store, request, reply);
                } else {
                    writes.delete(store, request, reply);
                }
            }
            default -> throw ErrorCode.METHOD_NOT_ALLOWED.fault();
        }
    }

    private void put(BucketStore store, Request request, Reply reply, Caller caller) throws IOException {
        boolean ofUpload = request.query().has("uploadId") || request.query().has("partNumber");
        boolean copied = request.amz("x-amz-copy-source").isPresent();
        if (ofUpload && copied) {
            multipart.copyPart(store, request, reply);
        } else if (ofUpload) {
            multipart.uploadPart(store, request, reply, caller);
        } else if (copied) {
            writes.copy(store, request, reply);
        } else {
            writes.put(store, request, reply, caller);
        }
    }
}
