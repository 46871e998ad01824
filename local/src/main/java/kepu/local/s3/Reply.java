package kepu.local.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The one answer to a request. */
final class Reply {
    private static final int DRAINED = 16 << 20;

    private final HttpExchange exchange;
    private final boolean head;
    private boolean sent;

    Reply(HttpExchange exchange) {
        this.exchange = exchange;
        this.head = exchange.getRequestMethod().equals("HEAD");
    }

    /** Sets a header; one that HTTP cannot carry is refused. */
    Reply header(String name, String value) {
        requireCarriable(name, value);
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    static void requireCarriable(String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c <= 0xff && c != 0x7f || c == '\t')) {
            throw ErrorCode.INVALID_ARGUMENT
                    .fault("Header value cannot be represented using ISO-8859-1.")
                    .with("ArgumentName", name);
        }
    }

    boolean isSent() {
        return sent;
    }

    void empty(int status) throws IOException {
        drain();
        sent = true;
        exchange.sendResponseHeaders(status, -1);
    }

    void xml(int status, String document) throws IOException {
        drain();
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        header("Content-Type", "application/xml");
        sent = true;
        if (head || status == 304) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Streams so many bytes; to a HEAD only their number is told. */
    void stream(int status, InputStream body, long length) throws IOException {
        sent = true;
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            body.transferTo(out);
        }
    }

    /** A refused upload is read a little further, so that its sender gets to see the refusal, not a broken pipe. */
    private void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        InputStream body = exchange.getRequestBody();
        for (int read = 0, count = 0; count >= 0 && read < DRAINED; read += count) {
            count = body.read(buffer);
        }
    }
}
