package kepu.local.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-coding as signature version 4 defines it: everything but unreserved characters, in upper-case UTF-8 bytes. */
final class Percent {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    static String encode(String text) {
        return encode(text, UNRESERVED);
    }

    static String encodePath(String text) {
        return encode(text, UNRESERVED + "/");
    }

    private static String encode(String text, String kept) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && kept.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    static String decode(String coded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] wire = coded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < wire.length; i++) {
            if (wire[i] != '%') {
                bytes.write(wire[i]);
                continue;
            }
            bytes.write(digit(wire, i + 1) << 4 | digit(wire, i + 2));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ErrorCode.INVALID_URI.fault();
        }
    }

    private static int digit(byte[] wire, int at) {
        int digit = at < wire.length ? Character.digit(wire[at], 16) : -1;
        if (digit < 0) {
            throw ErrorCode.INVALID_URI.fault();
        }
        return digit;
    }
}
