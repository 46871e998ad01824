package kepu.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Copies bytes of any number to where they are kept, through every digest that is wanted of them. */
final class Intake {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest md5 = Digests.named("MD5");
    private final Map<ChecksumAlgorithm, ChecksumAlgorithm.Accumulator> checksums =
            new EnumMap<>(ChecksumAlgorithm.class);
    private final long limit;
    private long size;

    private Intake(Collection<ChecksumAlgorithm> wanted, long limit) {
        wanted.forEach(algorithm -> checksums.put(algorithm, algorithm.start()));
        this.limit = limit;
    }

    static Intake of(Collection<ChecksumAlgorithm> wanted) {
        return new Intake(wanted, Long.MAX_VALUE);
    }

    /** Refuses the first byte beyond the limit. */
    static Intake limited(Collection<ChecksumAlgorithm> wanted, long limit) {
        return new Intake(wanted, limit);
    }

    void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            size += count;
            if (size > limit) {
                throw ErrorCode.ENTITY_TOO_LARGE
                        .fault()
                        .with("ProposedSize", size)
                        .with("MaxSizeAllowed", limit);
            }
            md5.update(buffer, 0, count);
            for (ChecksumAlgorithm.Accumulator checksum : checksums.values()) {
                checksum.update(buffer, 0, count);
            }
            to.write(buffer, 0, count);
        }
    }

    /** Ends the digests; nothing may be copied afterwards. */
    Received received() {
        List<Checksum> values = new ArrayList<>();
        checksums.forEach((algorithm, checksum) -> values.add(Checksum.ofWhole(algorithm, checksum.value())));
        return new Received(size, Digests.hex(md5.digest()), values);
    }
}
