package kepu.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry.Event;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.runtime.Settings;
import kepu.testing.DynamoDbForTests;
import kepu.testing.SettingsForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Two transactions that meet: DynamoDB cancels one of them, DynamoDB Local never does, so a proxy in front of it answers
 * as DynamoDB would.
 */
class TransactionConflictTest {
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private String code = "TransactionConflict";
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer proxy;
    private Settings settings;

    @BeforeEach
    void start() throws IOException {
        URI real = URI.create(DynamoDbForTests.environment().get("AWS_ENDPOINT_URL_DYNAMODB"));
        HttpClient client = HttpClient.newHttpClient();
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> pass(exchange, client, real));
        proxy.setExecutor(threads);
        proxy.start();
        settings = SettingsForTests.bare()
                .with(DynamoDbForTests.environment())
                .with(
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        "http://127.0.0.1:" + proxy.getAddress().getPort())
                .settings();
    }

    @AfterEach
    void stop() {
        proxy.stop(0);
        threads.shutdownNow();
    }

    @Test
    void isDoneOverAfterAConflict() {
        left.set(2);
        ActivityId id = create();
        assertEquals(3, transactions.get());
        assertEquals(id, new Activities(settings).find(id).orElseThrow().id());
    }

    @Test
    void refusesBusyAfterManyConflictsAndHasChangedNothing() {
        left.set(Integer.MAX_VALUE);
        ActivityId id = Stores.freshActivity();
        assertEquals(Reason.BUSY, assertThrows(Refusal.class, () -> create(id)).reason());
        assertEquals(6, transactions.get());
        assertEquals(Optional.empty(), new Activities(settings).find(id));
    }

    @Test
    void isDoneOverWhenDynamoDbIsThrottled() {
        code = "ThrottlingError";
        left.set(1);
        create();
        assertEquals(2, transactions.get());
    }

    @Test
    void anythingElseIsAnAccidentAndIsNotRepeated() {
        code = "ItemCollectionSizeLimitExceeded";
        left.set(1);
        assertThrows(TransactionCanceledException.class, this::create);
        assertEquals(1, transactions.get());
    }

    private ActivityId create() {
        return create(Stores.freshActivity());
    }

    private ActivityId create(ActivityId id) {
        Activity draft = Activity.draft(id, 2023, new AccountId("acc-" + id), Stores.form("名"), Stores.NOW);
        new Submissions(settings)
                .create(draft, Stores.form("名"), Stores.entry(Event.CREATED, Stores.NOW), Optional.empty(), "");
        return id;
    }

    private void pass(HttpExchange exchange, HttpClient client, URI real) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean transaction =
                exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith(".TransactWriteItems");
        if (transaction) {
            transactions.incrementAndGet();
        }
        if (transaction && left.getAndDecrement() > 0) {
            byte[] canceled = ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                            + "\"Message\":\"Transaction cancelled, please refer cancellation reasons\","
                            + "\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"" + code
                            + "\",\"Message\":\"Transaction is ongoing for the item\"},{\"Code\":\"None\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            answer(exchange, 400, canceled);
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(real)
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"Content-Type", "X-Amz-Target", "X-Amz-Date", "Authorization"}) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
