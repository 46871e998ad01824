package kepu.local.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** ListObjectsV2. */
final class Listing {
    private static final int PAGE = 1000;

    void list(BucketStore store, Request request, Reply reply) throws IOException {
        Query query = request.query();
        String prefix = query.first("prefix").orElse("");
        String delimiter = query.first("delimiter").orElse("");
        String startAfter = query.first("start-after").orElse("");
        Optional<String> token = query.first("continuation-token");
        String after = token.map(Listing::resumed).orElse(startAfter);
        int limit = limit(query.first("max-keys").orElse("" + PAGE));
        boolean coded = query.first("encoding-type").filter("url"::equals).isPresent();
        UnaryOperator<String> encode = coded ? Percent::encodePath : UnaryOperator.identity();

        Page page = page(store.heads(), prefix, delimiter, after, limit);
        Xml xml = new Xml("ListBucketResult")
                .text("Name", store.bucket().name())
                .text("Prefix", encode.apply(prefix))
                .text("MaxKeys", limit)
                .text("KeyCount", page.heads().size() + page.prefixes().size())
                .text("IsTruncated", page.truncated());
        if (!delimiter.isEmpty()) {
            xml.text("Delimiter", encode.apply(delimiter));
        }
        if (!startAfter.isEmpty()) {
            xml.text("StartAfter", encode.apply(startAfter));
        }
        token.ifPresent(value -> xml.text("ContinuationToken", value));
        if (page.truncated()) {
            xml.text("NextContinuationToken", token(page.last()));
        }
        if (coded) {
            xml.text("EncodingType", "url");
        }
        for (ObjectHead head : page.heads()) {
            xml.element("Contents", object -> {
                object.text("Key", encode.apply(head.key()))
                        .text("LastModified", Timestamp.iso(head.modifiedAt()))
                        .text("ETag", head.quotedETag())
                        .text("Size", head.size())
                        .text("StorageClass", "STANDARD");
                head.checksums().forEach(sum -> object.text("ChecksumAlgorithm", sum.algorithm())
                        .text("ChecksumType", sum.type()));
            });
        }
        page.prefixes()
                .forEach(common -> xml.element("CommonPrefixes", each -> each.text("Prefix", encode.apply(common))));
        reply.xml(200, xml.end());
    }

    /** {@code last} is the last key or common prefix told; the next page starts beyond it and all it stands for. */
    private record Page(List<ObjectHead> heads, Set<String> prefixes, boolean truncated, String last) {}

    private static Page page(
            NavigableMap<String, ObjectHead> all, String prefix, String delimiter, String after, int limit) {
        List<ObjectHead> heads = new ArrayList<>();
        Set<String> prefixes = new LinkedHashSet<>();
        String last = after;
        if (limit == 0) {
            return new Page(heads, prefixes, false, last);
        }
        for (ObjectHead head : all.tailMap(prefix, true).values()) {
            String key = head.key();
            if (!key.startsWith(prefix)) {
                break;
            }
            String common = common(key, prefix, delimiter);
            boolean told =
                    common.isEmpty() ? all.comparator().compare(key, after) <= 0 : isTold(all, common, key, after);
            if (told || prefixes.contains(common)) {
                continue;
            }
            if (heads.size() + prefixes.size() == limit) {
                return new Page(heads, prefixes, true, last);
            }
            last = common.isEmpty() ? key : common;
            if (common.isEmpty()) {
                heads.add(head);
            } else {
                prefixes.add(common);
            }
        }
        return new Page(heads, prefixes, false, last);
    }

    /** A common prefix has been told when the last page ended with it, or with something after this key. */
    private static boolean isTold(NavigableMap<String, ObjectHead> all, String common, String key, String after) {
        return after.equals(common) || all.comparator().compare(key, after) <= 0;
    }

    private static String common(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("Provided max-keys not an integer or within integer range")
                    .with("ArgumentName", "max-keys")
                    .with("ArgumentValue", text);
        }
        return Math.min(Integer.parseInt(text), PAGE);
    }

    private static String token(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String resumed(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("The continuation token provided is incorrect")
                    .with("ArgumentName", "continuation-token");
        }
    }
}
