package kepu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The tokens of one name: one for each character, between a begin and an end, so that whole, beginning and any part are
 * all found as phrases. For pinyin the first letter of a syllable stands there a second time as a capital: a query
 * begins with a capital, and so at a syllable, and may end within one.
 */
final class Tokens extends TokenStream {
    static final String BEGIN = "^";
    static final String END = "$";

    private record Token(String text, int step) {}

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> inside) {
        this.tokens = new ArrayList<>();
        tokens.add(new Token(BEGIN, 1));
        tokens.addAll(inside);
        tokens.add(new Token(END, 1));
    }

    static Tokens ofCharacters(String folded) {
        return new Tokens(
                characters(folded).stream().map(one -> new Token(one, 1)).toList());
    }

    /** @param pinyin syllables parted by blanks */
    static Tokens ofLetters(String pinyin) {
        List<Token> letters = new ArrayList<>();
        for (String syllable : pinyin.split(" ")) {
            List<String> characters = characters(Folding.fold(syllable));
            for (int i = 0; i < characters.size(); i++) {
                letters.add(new Token(characters.get(i), 1));
                if (i == 0) {
                    letters.add(new Token(capital(characters.get(i)), 0));
                }
            }
        }
        return new Tokens(letters);
    }

    static List<String> characters(String folded) {
        return folded.codePoints().mapToObj(Character::toString).toList();
    }

    /** The token of a letter with which a syllable begins. */
    static String capital(String letter) {
        return letter.toUpperCase(Locale.ROOT);
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == tokens.size()) {
            return false;
        }
        clearAttributes();
        Token token = tokens.get(next++);
        term.append(token.text());
        position.setPositionIncrement(token.step());
        return true;
    }
}
