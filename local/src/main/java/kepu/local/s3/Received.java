package kepu.local.s3;

import java.util.List;

/**
 * What has been read of a body, whole.
 *
 * @param size bytes
 * @param md5 lower-case hexadecimal
 */
record Received(long size, String md5, List<Checksum> checksums) {
    Received {
        checksums = List.copyOf(checksums);
    }
}
