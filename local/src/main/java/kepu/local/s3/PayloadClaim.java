package kepu.local.s3;

/**
 * What a signed request says of its body.
 *
 * @param hash a SHA-256 in hexadecimal, {@code UNSIGNED-PAYLOAD}, or one of the {@code STREAMING-…} words
 * @param signature the signature of the head, on which that of the first chunk builds
 */
record PayloadClaim(String hash, SigningKey key, Scope scope, String timestamp, String signature) {
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    boolean isFramed() {
        return hash.startsWith("STREAMING-");
    }

    boolean isHashed() {
        return !isFramed() && !hash.equals(UNSIGNED);
    }

    ChunkSignatures chunkSignatures() {
        return hash.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                ? new ChunkSignatures.Chained(this)
                : new ChunkSignatures.Absent();
    }
}
