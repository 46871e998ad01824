package kepu.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes what is written differently and meant alike the same, in names and in queries: full width, capitals,
 * traditional characters; blanks, punctuation and control characters are dropped.
 */
final class Folding {
    private static final Map<Integer, Integer> SIMPLIFIED = simplified();

    private Folding() {}

    static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                // The keyboard has no ü: 绿 is typed lv.
                .map(c -> c == 'ü' ? 'v' : SIMPLIFIED.getOrDefault(c, c))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static Map<Integer, Integer> simplified() {
        Map<Integer, Integer> map = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Folding.class.getResourceAsStream("simplified.txt"), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.codePoints().toArray()).forEach(pair -> map.put(pair[0], pair[1]));
            return Map.copyOf(map);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
