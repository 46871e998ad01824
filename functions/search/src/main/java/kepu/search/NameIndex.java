package kepu.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * An immutable index of names in memory. Whole before beginning before any part, names before aliases before pinyin;
 * among equals the order in which the entries were given. Safe for many threads.
 */
public final class NameIndex {
    private final List<Entry> entries;
    private final IndexSearcher searcher;

    private NameIndex(List<Entry> entries, IndexSearcher searcher) {
        this.entries = entries;
        this.searcher = searcher;
    }

    public static NameIndex of(List<Entry> entries) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            // This merge policy and one thread keep documents in the order of the entries: the n-th is the n-th.
            IndexWriterConfig configuration = new IndexWriterConfig()
                    .setMergePolicy(new LogDocMergePolicy())
                    .setMergeScheduler(new SerialMergeScheduler());
            try (IndexWriter writer = new IndexWriter(directory, configuration)) {
                for (Entry entry : entries) {
                    Names.add(entry, writer);
                }
            }
            return new NameIndex(List.copyOf(entries), new IndexSearcher(DirectoryReader.open(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int size() {
        return entries.size();
    }

    /**
     * The best entries for what was typed so far, at most {@code limit}; none when nothing of it is a letter or digit.
     *
     * @param region a division within which they must lie
     */
    public List<Hit> find(String typed, Optional<String> category, Optional<String> region, int limit) {
        String folded = Folding.fold(typed);
        Map<Integer, Hit> found = new LinkedHashMap<>();
        if (folded.isEmpty()) {
            return List.of();
        }
        for (Tier tier : Tier.values()) {
            if (found.size() < limit && tier.fits(folded)) {
                for (int document : documents(narrowed(tier.query(folded), category, region), limit)) {
                    if (found.size() < limit) {
                        found.putIfAbsent(document, new Hit(entries.get(document), tier.matched()));
                    }
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    private static Query narrowed(Query query, Optional<String> category, Optional<String> region) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, BooleanClause.Occur.FILTER);
        category.ifPresent(one -> all.add(new TermQuery(new Term(Names.CATEGORY, one)), BooleanClause.Occur.FILTER));
        region.ifPresent(one -> all.add(new TermQuery(new Term(Names.REGION, one)), BooleanClause.Occur.FILTER));
        return all.build();
    }

    private List<Integer> documents(Query query, int limit) {
        try {
            List<Integer> documents = new ArrayList<>();
            for (ScoreDoc one : searcher.search(query, limit, Sort.INDEXORDER).scoreDocs) {
                documents.add(one.doc);
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
