package kepu.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Words;

/** JSON as Kepu speaks it: camelCase, absent instead of null, times with Beijing's offset, duplicate names refused. */
public final class Json {
    private static final int DEEPEST = 32;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private Json() {}

    /** What somebody sent; refuses MALFORMED when it is not JSON. */
    public static JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw Reason.MALFORMED.refuse(new Words("没有内容", "empty body"));
            }
            // Half of a surrogate pair, given by its escape, can be read but not be written down.
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(MAPPER.writeValueAsString(node))) {
                throw Reason.MALFORMED.refuse(new Words("含有半个字符", "half a character"));
            }
            return node;
        } catch (IOException e) {
            // Reading from memory fails on the text alone: no JSON, or bytes that are no text in any encoding.
            throw Reason.MALFORMED.refuse(new Words("不是 JSON", "not JSON"));
        }
    }

    /** What our own side wrote. */
    public static JsonNode trusted(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A time as Kepu shows it: ISO 8601, seconds, Beijing's offset. */
    public static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(Edition.ZONE));
    }

    /** An object to be shown, built name by name in order; what is empty is left out. */
    public static Body body() {
        return new Body();
    }

    /** See {@link #body()}. */
    public static final class Body extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1;

        public Body with(String name, Object value) {
            put(name, value);
            return this;
        }

        public Body with(String name, Instant at) {
            return with(name, time(at));
        }

        /** Adds it unless the text is empty. */
        public Body unlessEmpty(String name, String value) {
            return value.isEmpty() ? this : with(name, value);
        }

        /** Adds it unless the list or map is empty. */
        public Body unlessEmpty(String name, Map<?, ?> value) {
            return value.isEmpty() ? this : with(name, value);
        }

        /** Adds it unless the list is empty. */
        public Body unlessEmpty(String name, List<?> value) {
            return value.isEmpty() ? this : with(name, value);
        }

        public Body ifAny(String name, Optional<?> value) {
            value.ifPresent(found -> put(name, found instanceof Instant at ? time(at) : found));
            return this;
        }

        /** A text in both languages, as {@code {"zh":…,"en":…}}. */
        public Body inBoth(String name, String chinese, String english) {
            return with(name, Map.of("zh", chinese, "en", english));
        }
    }
}
