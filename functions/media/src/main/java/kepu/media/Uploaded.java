package kepu.media;

/**
 * What lies in S3 under an upload's key: its size, its first bytes and its last ones; all of the same object.
 *
 * @param fingerprint S3's entity tag, without its quotes
 */
record Uploaded(String fingerprint, long bytes, byte[] head, byte[] tail) {}
