package kepu.search;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;

/** Turns an entry into what Lucene indexes of it. */
final class Names {
    static final String INITIALS = "INITIALS";
    static final String CATEGORY = "category";
    static final String REGION = "region";

    private static final FieldType POSITIONS = new FieldType();

    static {
        POSITIONS.setTokenized(true);
        POSITIONS.setOmitNorms(true);
        POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        POSITIONS.freeze();
    }

    private Names() {}

    static void add(Entry entry, IndexWriter writer) throws IOException {
        Document document = new Document();
        characters(document, Hit.Matched.NAME, entry.name());
        characters(document, Hit.Matched.SHORT_NAME, entry.shortName());
        entry.aliases().forEach(alias -> characters(document, Hit.Matched.ALIAS, alias));
        for (String pinyin : entry.pinyin()) {
            document.add(new Field(Hit.Matched.PINYIN.name(), Tokens.ofLetters(pinyin), POSITIONS));
            document.add(new Field(INITIALS, Tokens.ofCharacters(initials(pinyin)), POSITIONS));
        }
        document.add(new StringField(CATEGORY, entry.category(), Field.Store.NO));
        wider(entry.region()).forEach(region -> document.add(new StringField(REGION, region, Field.Store.NO)));
        writer.addDocument(document);
    }

    private static void characters(Document document, Hit.Matched field, String text) {
        String folded = Folding.fold(text);
        if (!folded.isEmpty()) {
            document.add(new Field(field.name(), Tokens.ofCharacters(folded), POSITIONS));
        }
    }

    private static String initials(String pinyin) {
        return Stream.of(pinyin.split(" "))
                .map(Folding::fold)
                .filter(syllable -> !syllable.isEmpty())
                .map(syllable -> syllable.substring(0, syllable.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    // 640402 lies in 640400 and in 640000.
    private static Stream<String> wider(String region) {
        return region.length() != 6
                ? Stream.empty()
                : Stream.of(region, region.substring(0, 4) + "00", region.substring(0, 2) + "0000")
                        .distinct();
    }
}
