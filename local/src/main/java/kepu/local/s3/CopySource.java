package kepu.local.s3;

import java.nio.charset.StandardCharsets;

/** What {@code x-amz-copy-source} names. */
record CopySource(String bucket, String key) {
    /** Reads {@code /bucket/key}, percent-coded, with or without the first slash. */
    static CopySource parse(String header) {
        int version = header.indexOf('?');
        if (version >= 0 && !header.substring(version).equals("?versionId=null")) {
            throw ErrorCode.NOT_IMPLEMENTED.fault("Versions are not implemented here.");
        }
        // The header carries the raw bytes of UTF-8 where a client left them uncoded.
        String coded = new String(
                (version < 0 ? header : header.substring(0, version)).getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
        String path = Percent.decode(coded.startsWith("/") ? coded.substring(1) : coded);
        int slash = path.indexOf('/');
        if (slash < 1 || slash == path.length() - 1) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
                    .with("ArgumentName", "x-amz-copy-source")
                    .with("ArgumentValue", header);
        }
        return new CopySource(path.substring(0, slash), path.substring(slash + 1));
    }
}
