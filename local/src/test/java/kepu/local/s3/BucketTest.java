package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsItsPropertiesInATemplate() throws IOException {
        String properties = """
                {"CorsConfiguration": {"CorsRules": [{"AllowedOrigins": ["https://a.cn"], "AllowedMethods": ["PUT"],
                  "AllowedHeaders": ["*"], "ExposedHeaders": ["ETag"], "MaxAge": "600"}]},
                 "LifecycleConfiguration": {"Rules": [
                  {"Status": "Enabled", "Prefix": "in/", "ExpirationInDays": 2},
                  {"Status": "Disabled", "ExpirationInDays": 9},
                  {"Status": "Enabled", "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1}}]}}
                """;
        assertEquals(
                new Bucket(
                        "media",
                        List.of(new CorsRule(
                                List.of("https://a.cn"), List.of("PUT"), List.of("*"), List.of("ETag"), 600)),
                        List.of("public/"),
                        List.of(new Bucket.Expiry("in/", 2))),
                Bucket.of("media", JSON.readTree(properties), List.of("public/")));
        assertEquals(Bucket.named("media"), Bucket.of("media", JSON.readTree("{}"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "..", "a..b", "../etc", "a/b", "Media", "a_b", "-ab", ".ab", "科普日"})
    void refusesANameThatIsNone(String name) {
        assertThrows(IllegalArgumentException.class, () -> Bucket.named(name));
    }
}
