package kepu.local.s3;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How checksums are asked for and told. */
final class ChecksumHeaders {
    private ChecksumHeaders() {}

    static void put(Reply reply, List<Checksum> checksums) {
        for (Checksum checksum : checksums) {
            reply.header(checksum.algorithm().header(), checksum.value());
            reply.header("x-amz-checksum-type", checksum.type());
        }
    }

    static void put(Xml xml, List<Checksum> checksums) {
        for (Checksum checksum : checksums) {
            xml.text(checksum.algorithm().element(), checksum.value());
            xml.text("ChecksumType", checksum.type());
        }
    }

    /** The algorithm named by {@code x-amz-checksum-algorithm}, none or one; an unknown one is refused. */
    static Set<ChecksumAlgorithm> wanted(Request request) {
        Set<ChecksumAlgorithm> wanted = EnumSet.noneOf(ChecksumAlgorithm.class);
        request.amz("x-amz-checksum-algorithm")
                .map(name -> ChecksumAlgorithm.named(name)
                        .orElseThrow(
                                () -> ErrorCode.INVALID_REQUEST.fault("Checksum algorithm provided is unsupported.")))
                .ifPresent(wanted::add);
        return wanted;
    }
}
