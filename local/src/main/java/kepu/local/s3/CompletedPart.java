package kepu.local.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** A part as the client lists it when it completes an upload. */
record CompletedPart(int number, String eTag, Map<ChecksumAlgorithm, String> checksums) {
    /** Reads a {@code CompleteMultipartUpload} document; refuses an empty one and numbers that do not ascend. */
    static List<CompletedPart> parse(byte[] document) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        for (Element element : Xml.children(Xml.parse(document, "CompleteMultipartUpload"), "Part")) {
            CompletedPart part = of(element);
            if (!parts.isEmpty() && parts.get(parts.size() - 1).number >= part.number) {
                throw ErrorCode.INVALID_PART_ORDER.fault();
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw ErrorCode.MALFORMED_XML.fault();
        }
        return parts;
    }

    private static CompletedPart of(Element element) {
        String number = Xml.child(element, "PartNumber");
        if (!number.matches("[1-9]\\d{0,4}")) {
            throw ErrorCode.MALFORMED_XML.fault();
        }
        Map<ChecksumAlgorithm, String> checksums = Arrays.stream(ChecksumAlgorithm.values())
                .filter(algorithm -> !Xml.child(element, algorithm.element()).isEmpty())
                .collect(
                        Collectors.toMap(algorithm -> algorithm, algorithm -> Xml.child(element, algorithm.element())));
        return new CompletedPart(Integer.parseInt(number), ETags.unquoted(Xml.child(element, "ETag")), checksums);
    }

    /** Refuses a part that is not the one that was uploaded. */
    void verify(ObjectHead uploaded) {
        boolean same = eTag.equals(uploaded.eTag())
                && uploaded.checksums().stream().allMatch(checksum -> checksum.value()
                        .equals(checksums.getOrDefault(checksum.algorithm(), checksum.value())));
        if (!same) {
            throw ErrorCode.INVALID_PART.fault().with("PartNumber", number).with("ETag", eTag);
        }
    }
}
