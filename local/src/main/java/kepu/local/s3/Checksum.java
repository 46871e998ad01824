package kepu.local.s3;

import java.util.Base64;

/**
 * A checksum as S3 keeps and shows it.
 *
 * @param value Base64; that of a composite ends in {@code -} and the number of parts
 * @param composite made of the checksums of the parts, not of the bytes
 */
record Checksum(ChecksumAlgorithm algorithm, String value, boolean composite) {
    static Checksum ofWhole(ChecksumAlgorithm algorithm, byte[] value) {
        return new Checksum(algorithm, Base64.getEncoder().encodeToString(value), false);
    }

    String type() {
        return composite ? "COMPOSITE" : "FULL_OBJECT";
    }
}
