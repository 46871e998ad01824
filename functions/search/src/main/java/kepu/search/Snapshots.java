package kepu.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import kepu.runtime.Buckets;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Immutable snapshots of entries in the bucket {@code INDEX_BUCKET}: gzip, one entry a line as JSON. */
public final class Snapshots {
    private final Settings settings;
    private final String prefix;

    /** @param prefix what the snapshots are of, such as {@code organizations} */
    public Snapshots(Settings settings, String prefix) {
        this.settings = settings;
        this.prefix = prefix;
    }

    /** Writes a new one; gives its key, for whoever keeps the pointer. */
    public String publish(List<Entry> entries) {
        String key = prefix + "/" + settings.ids().next(settings.clock().instant()) + ".jsonl.gz";
        s3().putObject(
                        put -> put.bucket(bucket()).key(key).contentType("application/gzip"),
                        RequestBody.fromBytes(write(entries)));
        return key;
    }

    /** The entries in one, in the order in which they were published. */
    public List<Entry> read(String key) {
        byte[] bytes =
                s3().getObjectAsBytes(get -> get.bucket(bucket()).key(key)).asByteArray();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
            List<Entry> entries = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                entries.add(entry(Json.trusted(line.getBytes(StandardCharsets.UTF_8))));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (Entry entry : entries) {
                gzip.write(Json.bytes(entry));
                gzip.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Entry entry(JsonNode line) {
        Map<String, String> details = new LinkedHashMap<>();
        line.path("details")
                .properties()
                .forEach(
                        detail -> details.put(detail.getKey(), detail.getValue().asText()));
        return new Entry(
                line.path("id").asText(),
                line.path("name").asText(),
                line.path("shortName").asText(),
                texts(line.path("aliases")),
                texts(line.path("pinyin")),
                line.path("category").asText(),
                line.path("region").asText(),
                details);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private String bucket() {
        return settings.text("INDEX_BUCKET");
    }

    private S3Client s3() {
        return Buckets.client(settings);
    }
}
