package kepu.demo;

import java.io.PrintStream;
import java.util.List;

/** Tells what happens to the person at the terminal, and remembers how much was told. */
final class Story {
    private final PrintStream to;
    private int steps;

    Story(PrintStream to) {
        this.to = to;
    }

    void chapter(String title) {
        to.println();
        to.println("── " + title + " ──");
    }

    void heading(int number, int of, String id, String name) {
        to.printf("%n(%2d/%d) %s %s%n", number, of, id, name);
    }

    /** One step. */
    void tell(String sentence) {
        steps++;
        to.println("        " + sentence);
    }

    void verdict(boolean asExpected, String sentence) {
        to.println("      " + (asExpected ? "✓ " : "✗ ") + sentence);
    }

    int steps() {
        return steps;
    }

    /** Columns as wide as their widest cell; the last is not padded. */
    void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        to.println();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(cell).append(i < columns - 1 ? " ".repeat(widths[i] - width(cell) + 2) : "");
            }
            to.println(line.toString().stripTrailing());
        }
    }

    void say(String line) {
        to.println(line);
    }

    /** In columns of a terminal, where a Chinese character takes two. */
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }
}
