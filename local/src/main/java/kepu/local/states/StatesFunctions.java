package kepu.local.states;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** The functions Step Functions adds to JSONata, and the clock's, bound for one evaluation. */
final class StatesFunctions {
    /** What {@code createFrame().lookup} of the library does not know by itself. */
    static final Set<String> NAMES = Set.of("partition", "range", "hash", "random", "uuid", "parse", "now", "millis");

    private static final int LONGEST_RANGE = 1_000;
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Scope scope;

    StatesFunctions(Scope scope) {
        this.scope = scope;
    }

    void bindTo(Jsonata.Frame frame) {
        frame.bind("partition", Jsonata.function("partition", StatesFunctions::partition, "<an:a>"));
        frame.bind("range", Jsonata.function("range", StatesFunctions::range, "<nnn:a>"));
        frame.bind("hash", Jsonata.function("hash", StatesFunctions::hash, "<ss:s>"));
        frame.bind("parse", Jsonata.function("parse", StatesFunctions::parse, "<s:x>"));
        frame.bind("random", Jsonata.function("random", this::random, "<n?:n>"));
        frame.bind("uuid", Jsonata.function("uuid", this::uuid, "<:s>"));
        frame.bind("now", Jsonata.function("now", this::now, "<s?s?:s>"));
        frame.bind("millis", Jsonata.function("millis", this::millis, "<:n>"));
    }

    private static Object partition(List<?> array, Number size) {
        int chunk = size.intValue();
        if (chunk < 1 || chunk != size.doubleValue()) {
            throw new IllegalArgumentException("$partition: the size must be a positive integer");
        }
        List<List<?>> chunks = new ArrayList<>();
        for (int from = 0; from < array.size(); from += chunk) {
            chunks.add(new ArrayList<>(array.subList(from, Math.min(from + chunk, array.size()))));
        }
        return chunks;
    }

    private static Object range(Number first, Number last, Number step) {
        double delta = step.doubleValue();
        if (delta == 0) {
            throw new IllegalArgumentException("$range: the step must not be zero");
        }
        double length = Math.floor((last.doubleValue() - first.doubleValue()) / delta) + 1;
        if (length > LONGEST_RANGE) {
            throw new IllegalArgumentException("$range: more than " + LONGEST_RANGE + " elements");
        }
        List<Object> range = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            double value = first.doubleValue() + i * delta;
            range.add(value == Math.rint(value) ? (Object) (long) value : value);
        }
        return range;
    }

    private static Object hash(String text, String algorithm) {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException(
                    "$hash: not one of " + ALGORITHMS.stream().sorted().toList());
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Object parse(String json) {
        try {
            return JsonataValues.of(JSON.readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("$parse: not JSON", malformed);
        }
    }

    private Object random(Number seed) {
        return seed == null ? scope.random().nextDouble() : new Random(seed.longValue()).nextDouble();
    }

    private Object uuid() {
        long high = (scope.random().nextLong() & ~0xF000L) | 0x4000L;
        long low = (scope.random().nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    private Object now(String picture, String zone) {
        return Functions.dateTimeFromMillis(scope.now().toEpochMilli(), picture, zone);
    }

    private Object millis() {
        return scope.now().toEpochMilli();
    }
}
