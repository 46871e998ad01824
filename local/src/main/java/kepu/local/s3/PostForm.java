package kepu.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser's form upload, read up to the file's first byte; what follows the file is ignored, as S3 does.
 *
 * @param fields by lower-case name, {@code ${filename}} filled in in the key
 */
record PostForm(Map<String, String> fields, InputStream file) {
    private static final int FIELD_BYTES = 20 << 10;
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");

    static PostForm parse(Request request) throws IOException {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!boundary.find()) {
            throw ErrorCode.MALFORMED_POST.fault();
        }
        String marker = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        FormReader reader = new FormReader(request.body(), marker);
        Map<String, String> fields = new TreeMap<>();
        int size = 0;
        reader.begin();
        while (!reader.hasEnded()) {
            String headers = reader.headers();
            String name = first(NAME, headers).toLowerCase(Locale.ROOT);
            if (name.equals("file")) {
                String fileName = first(FILE_NAME, headers).replaceAll("^.*[/\\\\]", "");
                fields.computeIfPresent("key", (field, key) -> key.replace("${filename}", fileName));
                return new PostForm(fields, reader.content());
            }
            byte[] value = reader.content().readNBytes(FIELD_BYTES + 1 - size);
            size += value.length;
            if (size > FIELD_BYTES) {
                throw ErrorCode.PRE_DATA_TOO_LONG.fault().with("MaxPostPreDataLength", FIELD_BYTES);
            }
            if (fields.put(name, new String(value, StandardCharsets.UTF_8)) != null) {
                throw ErrorCode.INVALID_ARGUMENT
                        .fault("POST requires every field at most once.")
                        .with("ArgumentName", name);
            }
        }
        throw ErrorCode.INVALID_ARGUMENT
                .fault("POST requires exactly one file upload per request.")
                .with("ArgumentName", "file")
                .with("ArgumentValue", 0);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String first(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        return matcher.find() ? matcher.group(1) : "";
    }
}
