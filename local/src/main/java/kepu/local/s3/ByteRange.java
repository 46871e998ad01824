package kepu.local.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of an object that a {@code Range} header asks for. */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty where S3 answers with the whole: no header, several ranges, or one it cannot read. */
    static Optional<ByteRange> of(Request request, ObjectHead head) {
        Matcher range = ONE.matcher(request.header("Range").orElse("").strip());
        boolean sameVersion = request.header("If-Range")
                .map(tag -> ETags.unquoted(tag).equals(head.eTag()))
                .orElse(true);
        if (!range.matches()
                || !sameVersion
                || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        long size = head.size();
        if (range.group(1).isEmpty()) {
            long suffix = Math.min(Long.parseLong(range.group(2)), size);
            return Optional.of(within(size - suffix, size - 1, request, size));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(within(first, last, request, size));
    }

    /** The part of a source that makes a part of an upload: all of it, or a range with both ends inside. */
    static ByteRange ofCopy(Request request, long size) {
        Optional<String> header = request.amz("x-amz-copy-source-range");
        if (header.isEmpty()) {
            return new ByteRange(0, size - 1);
        }
        Matcher range = ONE.matcher(header.get().strip());
        if (!range.matches() || range.group(1).isEmpty() || range.group(2).isEmpty()) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("The x-amz-copy-source-range value must be of the form bytes=first-last")
                    .with("ArgumentName", "x-amz-copy-source-range");
        }
        ByteRange copied = new ByteRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        if (copied.first > copied.last || copied.last >= size) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("Range specified is not valid for source object of size: " + size)
                    .with("ArgumentName", "x-amz-copy-source-range");
        }
        return copied;
    }

    private static ByteRange within(long first, long last, Request request, long size) {
        if (first >= size) {
            throw ErrorCode.INVALID_RANGE
                    .fault()
                    .with("RangeRequested", request.header("Range").orElse(""))
                    .with("ActualObjectSize", size);
        }
        return new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
