package kepu.local.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The body of a signed request on its way to disk: unframed, counted, and held against everything said about it. */
final class Payload {
    private final Request request;
    private final PayloadClaim claim;

    Payload(Request request, PayloadClaim claim) {
        this.request = request;
        this.claim = claim;
    }

    /**
     * Reads the body to its end. The checksum the client promised is among those received; {@code wanted} are computed
     * besides. Refuses a body that is shorter or longer than announced, or whose digests differ.
     */
    Received writeTo(OutputStream sink, Set<ChecksumAlgorithm> wanted) throws IOException {
        return writeTo(sink, wanted, Long.MAX_VALUE);
    }

    /** A small document, verified like any other body. */
    byte[] document(int limit) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        writeTo(document, EnumSet.noneOf(ChecksumAlgorithm.class), limit);
        return document.toByteArray();
    }

    private Received writeTo(OutputStream sink, Set<ChecksumAlgorithm> wanted, long limit) throws IOException {
        long length = announcedLength();
        Set<ChecksumAlgorithm> promised = promised();
        Set<ChecksumAlgorithm> computed = EnumSet.noneOf(ChecksumAlgorithm.class);
        computed.addAll(wanted);
        computed.addAll(promised);
        if (claim.isHashed()) {
            computed.add(ChecksumAlgorithm.SHA256);
        }
        Intake intake = Intake.limited(computed, limit);
        Map<String, String> trailers = read(intake, sink);
        Received received = intake.received();
        if (received.size() != length) {
            throw ErrorCode.INCOMPLETE_BODY.fault();
        }
        verify(received, promised, trailers);
        return keep(received, promised, wanted);
    }

    private Map<String, String> read(Intake intake, OutputStream sink) throws IOException {
        if (!claim.isFramed()) {
            InputStream body = request.body();
            intake.copy(body, sink);
            return Map.of();
        }
        ChunkedPayload body = new ChunkedPayload(request.body(), claim.chunkSignatures());
        intake.copy(body, sink);
        return body.trailers();
    }

    private long announcedLength() {
        String name = claim.isFramed() ? "x-amz-decoded-content-length" : "Content-Length";
        String length = request.header(name).orElseThrow(ErrorCode.MISSING_CONTENT_LENGTH::fault);
        if (!length.matches("\\d{1,15}")) {
            throw ErrorCode.INVALID_ARGUMENT.fault().with("ArgumentName", name).with("ArgumentValue", length);
        }
        return Long.parseLong(length);
    }

    private void verify(Received received, Set<ChecksumAlgorithm> promised, Map<String, String> trailers) {
        request.header("Content-MD5").ifPresent(md5 -> verifyMd5(received, md5));
        if (claim.isHashed() && !sha256(received).equalsIgnoreCase(claim.hash())) {
            throw ErrorCode.SHA256_MISMATCH
                    .fault()
                    .with("ClientComputedContentSHA256", claim.hash())
                    .with("S3ComputedContentSHA256", sha256(received));
        }
        promised.forEach(algorithm -> {
            String said = request.amz(algorithm.header()).orElse(trailers.getOrDefault(algorithm.header(), ""));
            String computed = value(received, algorithm);
            if (!said.equals(computed)) {
                throw ErrorCode.BAD_DIGEST.fault(
                        "The " + algorithm + " you specified did not match the calculated checksum.");
            }
        });
    }

    private static void verifyMd5(Received received, String md5) {
        byte[] said;
        try {
            said = Base64.getDecoder().decode(md5);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_DIGEST.fault();
        }
        if (said.length != 16) {
            throw ErrorCode.INVALID_DIGEST.fault();
        }
        if (!Arrays.equals(said, HexFormat.of().parseHex(received.md5()))) {
            throw ErrorCode.BAD_DIGEST.fault("The Content-MD5 you specified did not match what we received.");
        }
    }

    /** None or one: a checksum comes as a header, or is announced by one and comes as a trailer. */
    private Set<ChecksumAlgorithm> promised() {
        Set<ChecksumAlgorithm> promised = EnumSet.noneOf(ChecksumAlgorithm.class);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (request.amz(algorithm.header()).isPresent()) {
                promised.add(algorithm);
            }
        }
        request.header("x-amz-trailer")
                .map(trailer -> ChecksumAlgorithm.ofHeader(trailer.strip())
                        .orElseThrow(() -> ErrorCode.INVALID_REQUEST.fault(
                                "The value specified in the x-amz-trailer header is not supported")))
                .ifPresent(promised::add);
        if (promised.size() > 1) {
            throw ErrorCode.INVALID_REQUEST.fault("Expecting a single x-amz-checksum- header.");
        }
        return promised;
    }

    private static String sha256(Received received) {
        return Digests.hex(Base64.getDecoder().decode(value(received, ChecksumAlgorithm.SHA256)));
    }

    private static String value(Received received, ChecksumAlgorithm algorithm) {
        return received.checksums().stream()
                .filter(checksum -> checksum.algorithm() == algorithm)
                .map(Checksum::value)
                .findFirst()
                .orElseThrow();
    }

    private static Received keep(Received received, Set<ChecksumAlgorithm> promised, Set<ChecksumAlgorithm> wanted) {
        return new Received(
                received.size(),
                received.md5(),
                received.checksums().stream()
                        .filter(checksum ->
                                wanted.contains(checksum.algorithm()) || promised.contains(checksum.algorithm()))
                        .collect(Collectors.toList()));
    }
}
