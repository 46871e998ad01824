package kepu.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JsonProtocolTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                new JsonProtocol(
                        "Greeter",
                        Map.of(
                                "Greet",
                                request -> JSON.createObjectNode()
                                        .put(
                                                "greeting",
                                                "你好, " + request.path("name").asText("?")),
                                "Refuse",
                                request -> {
                                    throw new JsonProtocolRefusal("NotFoundException", "nobody");
                                },
                                "Break",
                                request -> {
                                    throw new IllegalStateException("the wiring's secret");
                                })));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answersTheOperationThatTheTargetNames() throws Exception {
        HttpResponse<String> response = post("Greeter.Greet", "{\"name\":\"Kepu\"}", "1.1");
        assertEquals(200, response.statusCode());
        assertEquals("{\"greeting\":\"你好, Kepu\"}", response.body());
        assertEquals(
                "application/x-amz-json-1.1",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.headers().firstValue("x-amzn-RequestId").isPresent());
    }

    @Test
    void takesNoBodyForAnEmptyObject() throws Exception {
        HttpResponse<String> response = post("Greeter.Greet", "", "1.0");
        assertEquals("{\"greeting\":\"你好, ?\"}", response.body());
        assertEquals(
                "application/x-amz-json-1.0",
                response.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void refusesInTheProtocolsShape() throws Exception {
        assertRefused(400, "NotFoundException", post("Greeter.Refuse", "{}", "1.0"));
    }

    @Test
    void refusesWhatItDoesNotServe() throws Exception {
        assertRefused(400, "UnknownOperationException", post("Greeter.Sing", "{}", "1.0"));
        assertRefused(400, "UnknownOperationException", post("GreeterGreet", "{}", "1.0"));
        assertRefused(400, "UnknownOperationException", post("Other.Greet", "{}", "1.0"));
    }

    @Test
    void refusesABodyThatIsNoJsonObject() throws Exception {
        for (String body : new String[] {"{", "[]", "null", "1", "{} {}"}) {
            assertRefused(400, "SerializationException", post("Greeter.Greet", body, "1.0"));
        }
    }

    @Test
    void refusesAnOversizedBody() throws Exception {
        assertRefused(
                413,
                "RequestEntityTooLargeException",
                post("Greeter.Greet", "{\"name\":\"" + "x".repeat(4 << 20) + "\"}", "1.0"));
    }

    @Test
    void keepsTheReasonOfItsOwnFailuresToItself() throws Exception {
        HttpResponse<String> response = post("Greeter.Break", "{}", "1.0");
        assertRefused(500, "InternalFailure", response);
        assertTrue(!response.body().contains("secret"), response.body());
    }

    @Test
    void refusesToRefuseWithASuccess() {
        assertThrows(IllegalArgumentException.class, () -> new JsonProtocolRefusal(200, "Fine", "fine"));
    }

    private static void assertRefused(int status, String type, HttpResponse<String> response) throws IOException {
        assertEquals(status, response.statusCode());
        JsonNode body = JSON.readTree(response.body());
        assertEquals(type, body.path("__type").asText());
        assertTrue(!body.path("message").asText().isEmpty(), response.body());
    }

    private HttpResponse<String> post(String target, String body, String version) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                        .timeout(Duration.ofSeconds(10))
                        .header("X-Amz-Target", target)
                        .header("Content-Type", "application/x-amz-json-" + version)
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    }
}
