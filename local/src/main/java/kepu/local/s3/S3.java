package kepu.local.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * S3 for one machine: path-style addresses, objects in files under one directory, everything signed. Whatever was
 * answered with success is on disk; a process killed at any moment leaves every object either as it was or as it
 * became. One process at a time may have a directory open.
 */
public final class S3 implements HttpHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3.class);

    private final Stores stores;
    private final RequestAuthentication authentication;
    private final Operations operations;
    private final PendingNotifications pending;

    private S3(Stores stores, Credentials credentials, Clock clock, PendingNotifications pending) {
        this.stores = stores;
        this.authentication = new RequestAuthentication(credentials, clock);
        this.operations = new Operations(stores, credentials, clock);
        this.pending = pending;
    }

    /**
     * Opens the directory, making it where there is none. Objects of buckets that are no longer declared stay on disk.
     *
     * @param clock dates objects and judges signatures; clients sign by the wall clock
     * @param credentials secrets by access key; whoever signs with one may do everything
     */
    public static S3 open(
            Path home, Clock clock, Map<String, String> credentials, List<Bucket> buckets, Notifications listener)
            throws IOException {
        PendingNotifications pending =
                PendingNotifications.open(home.resolve("notifications"), Stores.drafts(home), listener);
        Stores stores = Stores.open(home, buckets, pending, new Sequencer(clock));
        return new S3(stores, new Credentials(credentials), clock, pending);
    }

    /** Tells the listener of what an earlier process left untold; to be called once its work can be done. */
    public void resume() {
        pending.resume();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = UUID.randomUUID()
                    .toString()
                    .replace("-", "")
                    .substring(0, 16)
                    .toUpperCase();
            Reply reply = new Reply(exchange);
            reply.header("x-amz-request-id", requestId).header("Server", "AmazonS3");
            try {
                answer(Request.of(exchange), reply);
            } catch (Fault fault) {
                refuse(fault, exchange, reply, requestId);
            } catch (IOException | RuntimeException e) {
                if (reply.isSent()) {
                    throw e; // a client that went away, or half an answer: only closing the connection tells
                }
                LOG.error(
                        "{} {} failed",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        e);
                refuse(ErrorCode.INTERNAL_ERROR.fault(), exchange, reply, requestId);
            }
        }
    }

    private void answer(Request request, Reply reply) throws IOException {
        if (request.method().equals("OPTIONS")) {
            Cors.preflight(stores.named(request.bucket()).bucket(), request, reply);
            reply.empty(200);
            return;
        }
        if (stores.has(request.bucket())) {
            Cors.expose(stores.named(request.bucket()).bucket(), request, reply);
        }
        if (Operations.isForm(request)) {
            operations.postForm(request, reply);
        } else {
            operations.perform(request, reply, authentication.authenticate(request));
        }
    }

    private static void refuse(Fault fault, HttpExchange exchange, Reply reply, String requestId) throws IOException {
        if (reply.isSent()) {
            return;
        }
        String path = exchange.getRequestURI().getRawPath();
        reply.xml(fault.code().status, fault.xml(path == null ? "/" : path, requestId));
    }

    /** Stops telling of new objects; what is untold stays on disk for the next start. */
    @Override
    public void close() {
        pending.close();
    }
}
