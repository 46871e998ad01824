package kepu.local.s3;

import java.time.Instant;

/**
 * An object that has just come to be.
 *
 * @param key decoded; AWS's event document carries it form-encoded
 * @param size bytes
 * @param eTag without quotes
 * @param eventName {@code ObjectCreated:Put}, {@code :Post}, {@code :Copy} or {@code :CompleteMultipartUpload}
 * @param sequencer hexadecimal, of equal length, later ones greater
 */
public record ObjectCreated(
        String bucket, String key, long size, String eTag, String eventName, String sequencer, Instant createdAt) {}
