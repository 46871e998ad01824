package kepu.local.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The additional checksums of S3. */
enum ChecksumAlgorithm {
    CRC32 {
        @Override
        Accumulator start() {
            return new Crc(new CRC32(), Integer.BYTES);
        }
    },
    CRC32C {
        @Override
        Accumulator start() {
            return new Crc(new CRC32C(), Integer.BYTES);
        }
    },
    CRC64NVME {
        @Override
        Accumulator start() {
            return new Crc(new Crc64Nvme(), Long.BYTES);
        }
    },
    SHA1 {
        @Override
        Accumulator start() {
            return new Digest(Digests.named("SHA-1"));
        }
    },
    SHA256 {
        @Override
        Accumulator start() {
            return new Digest(Digests.named("SHA-256"));
        }
    };

    abstract Accumulator start();

    String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** The element's name in XML documents, such as {@code ChecksumCRC32}. */
    String element() {
        return "Checksum" + name();
    }

    static Optional<ChecksumAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static Optional<ChecksumAlgorithm> ofHeader(String header) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.header().equalsIgnoreCase(header))
                .findFirst();
    }

    /** A checksum in the making. */
    interface Accumulator {
        void update(byte[] bytes, int offset, int length);

        byte[] value();
    }

    private record Crc(Checksum checksum, int size) implements Accumulator {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            checksum.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            byte[] whole =
                    ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
            return Arrays.copyOfRange(whole, Long.BYTES - size, Long.BYTES);
        }
    }

    private record Digest(MessageDigest digest) implements Accumulator {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }
    }
}
