package kepu.search;

/** An entry that was found, and by which of its names. */
public record Hit(Entry entry, Matched matched) {
    /** What of an entry was typed. */
    public enum Matched {
        NAME("name"),
        SHORT_NAME("shortName"),
        ALIAS("alias"),
        PINYIN("pinyin");

        private final String shown;

        Matched(String shown) {
            this.shown = shown;
        }

        /** As it is called in JSON. */
        public String shown() {
            return shown;
        }
    }
}
