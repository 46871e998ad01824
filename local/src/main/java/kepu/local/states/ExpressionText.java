package kepu.local.states;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The source of a JSONata expression, read just far enough to know which {@code $names} it uses.
 *
 * <p>The library keeps its syntax tree to itself; strings, quoted names, comments and regular expressions are skipped here,
 * so that a {@code $} inside them is none.
 */
final class ExpressionText {
    private final String text;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> bound = new LinkedHashSet<>();
    private int at;
    /** Whether a {@code /} here would divide: it follows an operand. */
    private boolean afterOperand;

    private ExpressionText(String text) {
        this.text = text;
        while (at < text.length()) {
            readNext();
        }
    }

    /** The expression inside {@code {% … %}}; empty when the string is a plain one. */
    static Optional<String> inside(String text) {
        return text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4
                ? Optional.of(text.substring(2, text.length() - 2).strip())
                : Optional.empty();
    }

    /** Names without their {@code $}, less those the expression binds itself; {@code ""} for {@code $}, {@code "$"} for {@code $$}. */
    static Set<String> freeNames(String expression) {
        ExpressionText read = new ExpressionText(expression);
        read.used.removeAll(read.bound);
        return read.used;
    }

    private void readNext() {
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            skipQuoted(c);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
        } else if (c == '/' && !afterOperand) {
            skipQuoted('/');
        } else if (c == '$') {
            readName();
        } else if (text.startsWith("function", at) && !isNamePart(at + 8) && (at == 0 || !isNamePart(at - 1))) {
            readParameters();
        } else {
            afterOperand =
                    isNamePart(at) || c == ')' || c == ']' || c == '}' || (Character.isWhitespace(c) && afterOperand);
            at++;
        }
    }

    private void skipQuoted(char quote) {
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        at++;
        afterOperand = true;
    }

    private void readName() {
        int start = at++;
        if (at < text.length() && text.charAt(at) == '$') {
            at++;
            used.add("$");
        } else {
            while (isNamePart(at)) {
                at++;
            }
            String name = text.substring(start + 1, at);
            boolean binds = text.substring(at).stripLeading().startsWith(":=")
                    || (start > 0 && (text.charAt(start - 1) == '@' || text.charAt(start - 1) == '#'));
            (binds ? bound : used).add(name);
        }
        afterOperand = true;
    }

    private void readParameters() {
        int open = text.indexOf('(', at);
        int close = open < 0 ? -1 : text.indexOf(')', open);
        if (close < 0) {
            at += 8;
            return;
        }
        for (String parameter : text.substring(open + 1, close).split(",")) {
            String name = parameter.strip();
            if (name.startsWith("$")) {
                bound.add(name.substring(1));
            }
        }
        at = close + 1;
    }

    private boolean isNamePart(int index) {
        return index < text.length() && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
    }
}
