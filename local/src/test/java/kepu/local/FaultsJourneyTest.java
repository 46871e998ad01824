package kepu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import kepu.local.dynamodb.DynamoDbApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults on purpose, seen by a function that writes to its table. */
class FaultsJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private HostProcess host;

    @BeforeEach
    void start() {
        host = HostProcess.start(SampleApplication.options(directory).withFaults(), "-Xmx128m");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void losesRequestsAndAnswersAndRefuses() throws Exception {
        assertEquals("200", keep("a"));
        fault("{\"operation\":\"PutItem\",\"kind\":\"drop-before\",\"after\":1}");
        assertEquals("200", keep("b"));
        assertEquals("broken", keep("c"));
        assertFalse(stands("c"));
        fault("{\"operation\":\"PutItem\",\"kind\":\"drop-after\"}");
        assertEquals("broken", keep("d"));
        assertTrue(stands("d"));
        fault("{\"operation\":\"*\",\"kind\":\"throttle\"}");
        assertEquals("400", keep("e"));
        fault("{\"operation\":\"PutItem\",\"kind\":\"answer\",\"answer\":{\"status\":503,\"body\":{}}}");
        assertEquals("503", keep("f"));
        assertEquals("200", keep("g"));
        assertEquals(400, fault("{\"kind\":\"flood\"}"));
    }

    @Test
    void killsAFunctionAfterItsCallWasHeard() throws Exception {
        fault("{\"operation\":\"PutItem\",\"kind\":\"kill-function\",\"function\":\"keeper\"}");
        assertTrue(keepAnswer("a").contains("Runtime.ExitError"));
        assertTrue(stands("a"));
        assertEquals("200", keep("b"));
    }

    @Test
    void killsTheWholeHostBetweenTwoCallsAndStartsAgain() throws Exception {
        fault("{\"operation\":\"PutItem\",\"kind\":\"kill-after\"}");
        assertThrows(IOException.class, () -> keep("a"));
        Await.until(() -> !host.handle().isAlive());
        host = HostProcess.start(host.options(), "-Xmx128m");
        assertTrue(stands("a"));
    }

    private String keep(String id) throws Exception {
        return JSON.readTree(keepAnswer(id)).asText();
    }

    private String keepAnswer(String id) throws Exception {
        return send("/2015-03-31/functions/keeper/invocations", "POST", "{\"id\":{\"S\":\"" + id + "\"}}")
                .body();
    }

    private int fault(String wish) throws Exception {
        return send("/_local/faults", "PUT", wish).statusCode();
    }

    private HttpResponse<String> send(String path, String method, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(host.endpoint().resolve(path))
                                .timeout(Duration.ofSeconds(30))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private boolean stands(String id) throws Exception {
        return new DynamoDbApi(host.dynamodb())
                .table(
                        "GetItem",
                        JSON.readTree("{\"TableName\":\"local-Notes\",\"Key\":{\"id\":{\"S\":\"" + id + "\"}}}"))
                .has("Item");
    }
}
