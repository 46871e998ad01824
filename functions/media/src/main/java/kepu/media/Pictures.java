package kepu.media;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kepu.domain.fault.Reason;
import kepu.domain.media.Medium;
import kepu.domain.media.Medium.Found;
import kepu.runtime.Buckets;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * The files themselves. What is uploaded lies under {@code in/}, where its address may still be written to; what was
 * accepted is copied to {@code keep/} under its fingerprint, where no address that was ever given out can change it.
 */
final class Pictures {
    /** How long a promised upload may take. */
    static final Duration UPLOAD = Duration.ofMinutes(15);
    /** How long an address to look at a picture is good. */
    static final Duration LOOK = Duration.ofMinutes(10);

    /** Read of one file at most, whatever its size. */
    private static final int MOST_READ = 1024 * 1024;

    private static final int TAIL = 4 * 1024;
    // The client's connection sets these itself; browsers refuse to have them set.
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    Pictures(Settings settings) {
        this.s3 = Buckets.client(settings);
        this.presigner = Buckets.presigner(settings);
        this.bucket = settings.text("MEDIA_BUCKET");
    }

    /** The request that uploads a promised file; its type and length are signed, so that S3 takes no other. */
    Upload upload(Medium promised) {
        PresignedPutObjectRequest signed = presigner.presignPutObject(
                presign -> presign.signatureDuration(UPLOAD).putObjectRequest(put -> put.bucket(bucket)
                        .key(uploadKey(promised))
                        .contentType(promised.declared().type().mediaType())
                        .contentLength(promised.declared().bytes())));
        Map<String, String> headers = new HashMap<>();
        signed.signedHeaders().forEach((name, values) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase())) {
                headers.put(name, String.join(",", values));
            }
        });
        return new Upload("PUT", signed.url().toString(), headers, signed.expiration());
    }

    /** What was uploaded, if anything; refuses BUSY when it is replaced while it is read. */
    Optional<Uploaded> uploaded(Medium promised) {
        HeadObjectResponse head;
        try {
            head = s3.headObject(ask -> ask.bucket(bucket).key(uploadKey(promised)));
        } catch (S3Exception refused) {
            if (refused.statusCode() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
        String key = uploadKey(promised);
        long bytes = head.contentLength();
        long fromTail = Math.max(0, bytes - TAIL);
        byte[] first = read(key, head.eTag(), 0, Math.min(bytes, MOST_READ - TAIL));
        byte[] last = read(key, head.eTag(), fromTail, bytes);
        return Optional.of(new Uploaded(unquoted(head.eTag()), bytes, first, last));
    }

    /** Puts the very bytes that were looked at where they stay; refuses BUSY when they were replaced since. */
    void keep(Medium promised, Found found) {
        unlessReplaced(() -> s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey(uploadKey(promised))
                .copySourceIfMatch('"' + found.fingerprint() + '"')
                .destinationBucket(bucket)
                .destinationKey(keptKey(promised, found))
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(found.type().mediaType())));
    }

    /** Deletes what was uploaded, and not what was kept of it. */
    void discard(Medium promised) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(uploadKey(promised)));
    }

    /** A short-lived address at which a browser can only take it for the picture it is. */
    String look(Medium accepted, Found found) {
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(LOOK).getObjectRequest(get -> get.bucket(bucket)
                        .key(keptKey(accepted, found))
                        .responseContentType(found.type().mediaType())
                        .responseContentDisposition("inline")))
                .url()
                .toString();
    }

    private byte[] read(String key, String tag, long from, long until) {
        if (from >= until) {
            return new byte[0];
        }
        return unlessReplaced(() -> s3.getObjectAsBytes(
                        get -> get.bucket(bucket).key(key).ifMatch(tag).range("bytes=" + from + "-" + (until - 1)))
                .asByteArrayUnsafe());
    }

    private static <T> T unlessReplaced(Supplier<T> call) {
        try {
            return call.get();
        } catch (S3Exception refused) {
            if (refused.statusCode() == 412 || refused.statusCode() == 404) {
                throw Reason.BUSY.refuse();
            }
            throw refused;
        }
    }

    private static String uploadKey(Medium medium) {
        return "in/" + medium.activity() + "/" + medium.id();
    }

    private static String keptKey(Medium medium, Found found) {
        return "keep/" + medium.id() + "/" + found.fingerprint();
    }

    private static String unquoted(String tag) {
        return tag.replace("\"", "");
    }
}
