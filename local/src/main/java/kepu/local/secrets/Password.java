package kepu.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random text as {@code GenerateSecretString} describes it.
 *
 * @param length characters, 1 to 4096
 * @param kinds sets of characters to choose from, none empty
 * @param oneOfEach whether every set must occur
 */
public record Password(int length, List<String> kinds, boolean oneOfEach) {
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final SecureRandom RANDOM = new SecureRandom();

    public Password {
        kinds = List.copyOf(kinds);
        boolean possible = kinds.stream().noneMatch(String::isEmpty)
                && !kinds.isEmpty()
                && length >= (oneOfEach ? kinds.size() : 1)
                && length <= 4096;
        if (!possible) {
            throw new IllegalArgumentException("No password of " + length + " characters can be made as described");
        }
    }

    /** Reads the members of {@code GenerateSecretString}; 32 characters of every kind where it says nothing. */
    public static Password of(JsonNode generate) {
        String excluded = generate.path("ExcludeCharacters").asText("");
        List<String> kinds = Stream.of(
                        kind(generate, "ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz"),
                        kind(generate, "ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                        kind(generate, "ExcludeNumbers", "0123456789"),
                        kind(generate, "ExcludePunctuation", PUNCTUATION),
                        generate.path("IncludeSpace").asBoolean(false) ? " " : "")
                .map(kind -> without(kind, excluded))
                .filter(kind -> !kind.isEmpty())
                .toList();
        return new Password(
                generate.path("PasswordLength").asInt(32),
                kinds,
                generate.path("RequireEachIncludedType").asBoolean(true));
    }

    String make() {
        String all = String.join("", kinds);
        // Throwing away what lacks a kind keeps all that remain equally likely.
        return Stream.generate(() -> random(all))
                .filter(made -> !oneOfEach || kinds.stream().allMatch(kind -> sharesOne(kind, made)))
                .findFirst()
                .orElseThrow();
    }

    private String random(String all) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(all.charAt(RANDOM.nextInt(all.length()))))
                .collect(Collectors.joining());
    }

    private static String kind(JsonNode generate, String exclusion, String characters) {
        return generate.path(exclusion).asBoolean(false) ? "" : characters;
    }

    private static String without(String kind, String excluded) {
        return kind.chars()
                .filter(c -> excluded.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean sharesOne(String kind, String made) {
        return made.chars().anyMatch(c -> kind.indexOf(c) >= 0);
    }
}
