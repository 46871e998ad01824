package kepu.local.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes task tokens, and hides them.
 *
 * <p>As on AWS they are long, opaque and contain {@code +}, {@code /} and {@code =}. Each leads to its execution; being the
 * one that is waited for is what the execution itself must know. They all begin alike, so that they can be found in any text.
 */
final class TaskTokens {
    private static final String BEGINNING = "AQDEAAAAKgAAAAMAAAAAAAAAAT";
    private static final int KEY = 16;
    private static final int SECRET = 129;
    private static final Pattern TOKEN = Pattern.compile(Pattern.quote(BEGINNING) + "([A-Za-z0-9+/]{"
            + (KEY + SECRET + 2) / 3 * 4 + "}|" + "[A-Za-z0-9+/]{" + ((KEY + SECRET + 2) / 3 * 4 - 2) + "}==)");
    private static final Pattern SHOWN = Pattern.compile(Pattern.quote(BEGINNING) + "[A-Za-z0-9+/=]*");

    private final SecureRandom random = new SecureRandom();

    String mint(String executionArn) {
        byte[] secret = new byte[SECRET];
        random.nextBytes(secret);
        byte[] token = Arrays.copyOf(hash(executionArn), KEY + SECRET);
        System.arraycopy(secret, 0, token, KEY, SECRET);
        return BEGINNING + Base64.getEncoder().encodeToString(token);
    }

    /** What {@link #keyIn} finds in the tokens of an execution. */
    static String keyOf(String executionArn) {
        return HexFormat.of().formatHex(hash(executionArn), 0, KEY);
    }

    /** Empty when the text was never a token. */
    static Optional<String> keyIn(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] content = Base64.getDecoder().decode(matcher.group(1));
        return Optional.of(HexFormat.of().formatHex(content, 0, KEY));
    }

    /** The text with each token in it replaced. */
    static String masked(String text) {
        return text.contains(BEGINNING) ? SHOWN.matcher(text).replaceAll("***task token***") : text;
    }

    private static byte[] hash(String executionArn) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(executionArn.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
