package kepu.local.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one object of the parts of an upload. */
final class Assembly {
    private static final long SMALLEST_PART = 5 << 20;

    private final Upload upload;
    private final UploadStore uploads;

    Assembly(Upload upload, UploadStore uploads) {
        this.upload = upload;
        this.uploads = uploads;
    }

    /** Writes the parts one after the other; refuses a part unlike the one listed, or too small and not the last. */
    ObjectHead write(List<CompletedPart> parts, OutputStream sink, Instant now) throws IOException {
        Set<ChecksumAlgorithm> whole = EnumSet.noneOf(ChecksumAlgorithm.class);
        if (!upload.composite()) {
            whole.addAll(upload.checksums());
        }
        Intake intake = Intake.of(whole);
        var eTags = Digests.named("MD5");
        Map<ChecksumAlgorithm, ChecksumAlgorithm.Accumulator> composites = new EnumMap<>(ChecksumAlgorithm.class);
        for (CompletedPart part : parts) {
            try (ObjectFile file = uploads.open(upload, part.number())) {
                part.verify(file.head());
                refuseSmall(part, file.head(), parts);
                intake.copy(file.body(0, file.head().size()), sink);
                eTags.update(HexFormat.of().parseHex(file.head().eTag()));
                for (Checksum checksum : file.head().checksums()) {
                    byte[] value = Base64.getDecoder().decode(checksum.value());
                    composites
                            .computeIfAbsent(checksum.algorithm(), ChecksumAlgorithm::start)
                            .update(value, 0, value.length);
                }
            }
        }
        Received received = intake.received();
        String count = "-" + parts.size();
        List<Checksum> checksums = !upload.composite()
                ? received.checksums()
                : upload.checksums().stream()
                        .filter(composites::containsKey)
                        .map(algorithm -> new Checksum(
                                algorithm,
                                Base64.getEncoder()
                                                .encodeToString(composites
                                                        .get(algorithm)
                                                        .value())
                                        + count,
                                true))
                        .toList();
        return new ObjectHead(
                upload.key(), received.size(), Digests.hex(eTags.digest()) + count, now, upload.headers(), checksums);
    }

    private static void refuseSmall(CompletedPart part, ObjectHead head, List<CompletedPart> parts) {
        if (head.size() < SMALLEST_PART && part != parts.get(parts.size() - 1)) {
            throw ErrorCode.ENTITY_TOO_SMALL
                    .fault()
                    .with("ProposedSize", head.size())
                    .with("MinSizeAllowed", SMALLEST_PART)
                    .with("PartNumber", part.number())
                    .with("ETag", part.eTag());
        }
    }
}
