package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunkedPayloadTest {
    private static final Scope SCOPE = new Scope("AK", "20231001", "cn-north-1", "s3");
    private static final SigningKey KEY = SigningKey.of("secret", SCOPE);
    private static final PayloadClaim CLAIM =
            new PayloadClaim("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", KEY, SCOPE, "20231001T000000Z", "seed");

    @Test
    void takesTheFramesOff() throws IOException {
        ChunkedPayload payload =
                unsigned("3\r\n科\r\n5;chunk-signature=x\r\nab\r\nc\r\n0\r\nX-Amz-Checksum-Crc32: AA==\r\n\r\n");
        assertArrayEquals("科ab\r\nc".getBytes(StandardCharsets.UTF_8), payload.readAllBytes());
        assertEquals(Map.of("x-amz-checksum-crc32", "AA=="), payload.trailers());
    }

    @Test
    void refusesFramesThatAreNone() {
        for (String framed :
                List.of("zz\r\n", "\r\n", "-1\r\n", "fffffffffffff\r\n", "1\r\nabc\r\n", "0\r\nno colon\r\n\r\n")) {
            Fault fault = assertThrows(Fault.class, () -> unsigned(framed).readAllBytes(), framed);
            assertEquals(ErrorCode.INVALID_CHUNK, fault.code(), framed);
        }
        for (String framed : List.of("", "5\r\nab", "2\r\nab", "2\r\nab\r\n")) {
            Fault fault = assertThrows(Fault.class, () -> unsigned(framed).readAllBytes(), framed);
            assertEquals(ErrorCode.INCOMPLETE_BODY, fault.code(), framed);
        }
    }

    @Test
    void verifiesEveryChunkAndTheTrailer() throws IOException {
        String whole = signed("first", "second");
        assertEquals("firstsecond", new String(chained(whole).readAllBytes(), StandardCharsets.UTF_8));
        assertRefused(whole.replace("second", "sEcond"));
        assertRefused(whole.replace("AAAAAA==", "BBBBBB=="));
        assertRefused(whole.replaceFirst("chunk-signature=..", "chunk-signature=00"));
        String[] chunks = whole.split("(?=[56];chunk)");
        assertRefused(chunks[1] + chunks[0] + whole.substring(whole.indexOf("0;chunk")));
    }

    @Test
    void knowsThePublishedCheckValue() {
        Crc64Nvme crc = new Crc64Nvme();
        crc.update("123456789".getBytes(StandardCharsets.US_ASCII));
        assertEquals("ae8b14860a799888", HexFormat.of().toHexDigits(crc.getValue()));
    }

    private static void assertRefused(String framed) {
        Fault fault = assertThrows(Fault.class, () -> chained(framed).readAllBytes());
        assertEquals(ErrorCode.SIGNATURE_DOES_NOT_MATCH, fault.code());
    }

    private static String signed(String... chunks) {
        StringBuilder framed = new StringBuilder();
        String previous = CLAIM.signature();
        for (String chunk : List.of(chunks[0], chunks[1], "")) {
            previous = KEY.sign("AWS4-HMAC-SHA256-PAYLOAD\n20231001T000000Z\n" + SCOPE + "\n" + previous + "\n"
                    + Digests.EMPTY_SHA256 + "\n" + sha256(chunk));
            framed.append(Integer.toHexString(chunk.length()))
                    .append(";chunk-signature=")
                    .append(previous)
                    .append("\r\n");
            framed.append(chunk.isEmpty() ? "" : chunk + "\r\n");
        }
        String trailer = "x-amz-checksum-crc32:AAAAAA==\n";
        String last = KEY.sign(
                "AWS4-HMAC-SHA256-TRAILER\n20231001T000000Z\n" + SCOPE + "\n" + previous + "\n" + sha256(trailer));
        return framed + trailer.replace("\n", "\r\n") + "x-amz-trailer-signature:" + last + "\r\n\r\n";
    }

    private static String sha256(String text) {
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ChunkedPayload unsigned(String framed) {
        return of(framed, new ChunkSignatures.Absent());
    }

    private static ChunkedPayload chained(String framed) {
        return of(framed, new ChunkSignatures.Chained(CLAIM));
    }

    private static ChunkedPayload of(String framed, ChunkSignatures signatures) {
        return new ChunkedPayload(new ByteArrayInputStream(framed.getBytes(StandardCharsets.UTF_8)), signatures);
    }
}
