package kepu.local.s3;

/** The signatures of an aws-chunked body, each built on the one before it. */
sealed interface ChunkSignatures {
    void verifyChunk(String signature, String sha256);

    void verifyTrailer(String signature, String sha256);

    /** {@code STREAMING-UNSIGNED-PAYLOAD-TRAILER}: frames without signatures. */
    record Absent() implements ChunkSignatures {
        @Override
        public void verifyChunk(String signature, String sha256) {}

        @Override
        public void verifyTrailer(String signature, String sha256) {}
    }

    /** {@code STREAMING-AWS4-HMAC-SHA256-PAYLOAD}, with or without trailer. */
    final class Chained implements ChunkSignatures {
        private final PayloadClaim claim;
        private String previous;

        Chained(PayloadClaim claim) {
            this.claim = claim;
            this.previous = claim.signature();
        }

        @Override
        public void verifyChunk(String signature, String sha256) {
            verify("AWS4-HMAC-SHA256-PAYLOAD", signature, Digests.EMPTY_SHA256 + "\n" + sha256);
        }

        @Override
        public void verifyTrailer(String signature, String sha256) {
            verify("AWS4-HMAC-SHA256-TRAILER", signature, sha256);
        }

        private void verify(String kind, String signature, String hashes) {
            String toSign = kind + "\n" + claim.timestamp() + "\n" + claim.scope() + "\n" + previous + "\n" + hashes;
            if (!claim.key().matches(toSign, signature)) {
                throw ErrorCode.SIGNATURE_DOES_NOT_MATCH.fault().with("StringToSign", toSign);
            }
            previous = signature;
        }
    }
}
