package kepu.domain.fault;

import java.util.Objects;

/** What is said of one thing in both languages; fills a place in a reason's text in the language of that text. */
public record Words(String chinese, String english) {
    public Words {
        Objects.requireNonNull(chinese);
        Objects.requireNonNull(english);
    }
}
