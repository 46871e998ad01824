package kepu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole host from outside: what a browser and the AWS command line see of the sample application. */
class HttpApiJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static HostProcess host;

    @BeforeAll
    static void start() {
        host = HostProcess.start(
                SampleApplication.options(directory).invocation("Echo", "{\"first\":true}"), "-Xmx128m");
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void speaksPayloadFormatTwoFieldByField() throws Exception {
        HttpResponse<String> response = send(request("/notes/a%20b%2Fc?x=1&y=%E4%B8%AD&x=2&empty")
                .header("X-Many", "one")
                .header("X-Many", "two")
                .header("Cookie", "a=1; b=2")
                .header("User-Agent", "journey")
                .GET());
        JsonNode event = JSON.readTree(response.body());
        assertEquals(200, response.statusCode());
        assertEquals(
                "application/json",
                response.headers().firstValue("content-type").orElseThrow());
        assertEquals("2.0", event.path("version").asText());
        assertEquals("GET /notes/{id}", event.path("routeKey").asText());
        assertEquals("/notes/a b/c", event.path("rawPath").asText());
        assertEquals("x=1&y=%E4%B8%AD&x=2&empty", event.path("rawQueryString").asText());
        assertEquals(JSON.readTree("{\"x\":\"1,2\",\"y\":\"中\",\"empty\":\"\"}"), event.path("queryStringParameters"));
        assertEquals(JSON.readTree("{\"id\":\"a b/c\"}"), event.path("pathParameters"));
        assertEquals(JSON.readTree("[\"a=1\",\"b=2\"]"), event.path("cookies"));
        assertEquals("one,two", event.at("/headers/x-many").asText());
        assertFalse(event.path("headers").has("cookie"));
        assertFalse(event.has("body"));
        assertFalse(event.path("isBase64Encoded").asBoolean(true));
        JsonNode context = event.path("requestContext");
        assertEquals("000000000000", context.path("accountId").asText());
        assertEquals("localhost", context.path("domainName").asText());
        assertEquals("$default", context.path("stage").asText());
        assertEquals("GET /notes/{id}", context.path("routeKey").asText());
        assertTrue(context.path("time").asText().matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000"));
        assertTrue(context.path("timeEpoch").isIntegralNumber());
        assertEquals("GET", context.at("/http/method").asText());
        assertEquals("/notes/a b/c", context.at("/http/path").asText());
        assertEquals("HTTP/1.1", context.at("/http/protocol").asText());
        assertEquals("127.0.0.1", context.at("/http/sourceIp").asText());
        assertEquals("journey", context.at("/http/userAgent").asText());
    }

    @Test
    void handsTextOnAsTextAndTheRestInBase64() throws Exception {
        JsonNode text = JSON.readTree(send(request("/notes/1")
                        .header("Content-Type", "application/merge-patch+json; charset=utf-8")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"名\":1}")))
                .body());
        assertEquals("{\"名\":1}", text.path("body").asText());
        assertFalse(text.path("isBase64Encoded").asBoolean());
        JsonNode form = JSON.readTree(send(request("/notes/1")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .PUT(HttpRequest.BodyPublishers.ofString("a=1")))
                .body());
        assertEquals("YT0x", form.path("body").asText());
        assertTrue(form.path("isBase64Encoded").asBoolean());
    }

    @Test
    void prefersTheMostSpecificRoute() throws Exception {
        assertEquals(
                "GET /notes/newest", event("/notes/newest").path("routeKey").asText());
        assertEquals("GET /notes/{id}", event("/notes/newer").path("routeKey").asText());
        JsonNode greedy = event("/files/a/b%20c/d");
        assertEquals("ANY /files/{path+}", greedy.path("routeKey").asText());
        assertEquals("a/b c/d", greedy.at("/pathParameters/path").asText());
    }

    @Test
    void answersWhatNoRouteTakesAsTheGatewayDoes() throws Exception {
        for (String path : List.of("/", "/notes/", "/notes/1/2", "/files", "/files/", "/nothing")) {
            HttpResponse<String> response = send(request(path).GET());
            assertEquals(404, response.statusCode(), path);
            assertEquals("{\"message\":\"Not Found\"}", response.body());
        }
        assertEquals(404, send(request("/notes").DELETE()).statusCode());
    }

    @Test
    void doesNotTakeHeadForGet() throws Exception {
        HttpRequest.BodyPublisher none = HttpRequest.BodyPublishers.noBody();
        assertEquals(404, send(request("/notes").method("HEAD", none)).statusCode());
        assertEquals(200, send(request("/files/a").method("HEAD", none)).statusCode());
    }

    @Test
    void putsTogetherWhatAFunctionAnswers() throws Exception {
        HttpResponse<String> whole = send(request("/answers/whole").GET());
        assertEquals(418, whole.statusCode());
        assertEquals("茶", whole.body());
        assertEquals("1", whole.headers().firstValue("x-one").orElseThrow());
        assertEquals(List.of("a=1; Path=/", "b=2"), whole.headers().allValues("set-cookie"));
        HttpResponse<String> text = send(request("/answers/text").GET());
        assertEquals("just text", text.body());
    }

    @Test
    void hidesHowAFunctionFailed() throws Exception {
        for (String kind : List.of("failing", "malformed", "slow")) {
            HttpResponse<String> response = send(request("/answers/" + kind).GET());
            assertEquals(500, response.statusCode(), kind);
            assertEquals("{\"message\":\"Internal Server Error\"}", response.body());
        }
        assertEquals(200, send(request("/answers/text").GET()).statusCode());
    }

    @Test
    void refusesOversizedRequestsAsTheGatewayDoes() throws Exception {
        HttpResponse<String> body =
                send(request("/notes/1").PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[(10 << 20) + 1])));
        assertEquals(413, body.statusCode());
        HttpResponse<String> headers =
                send(request("/notes").header("X-Long", "x".repeat(10_240)).GET());
        assertEquals(431, headers.statusCode());
    }

    @Test
    void answersPreflightsAsDeclared() throws Exception {
        HttpResponse<String> allowed = send(request("/notes/1")
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertEquals(204, allowed.statusCode());
        assertEquals("https://example.org", header(allowed, "access-control-allow-origin"));
        assertEquals("GET,PUT", header(allowed, "access-control-allow-methods"));
        assertEquals("authorization,content-type", header(allowed, "access-control-allow-headers"));
        assertEquals("600", header(allowed, "access-control-max-age"));
        HttpResponse<String> simple =
                send(request("/notes").header("Origin", "https://example.org").GET());
        assertEquals("etag", header(simple, "access-control-expose-headers"));
        HttpResponse<String> foreign =
                send(request("/notes").header("Origin", "https://example.com").GET());
        assertEquals("", header(foreign, "access-control-allow-origin"));
    }

    @Test
    void showsAFunctionNothingButItsOwnClasses() throws Exception {
        JsonNode seen = event("/answers/classes");
        assertFalse(seen.path("jackson").asBoolean(true));
        assertFalse(seen.path("host").asBoolean(true));
        assertTrue(seen.path("own").asBoolean());
    }

    @Test
    void tellsAFunctionItsContextAndEnvironment() throws Exception {
        JsonNode context = event("/answers/context");
        assertEquals("local-Answers", context.path("name").asText());
        assertEquals(256, context.path("memory").asInt());
        assertTrue(context.path("remaining").asInt() > 0
                && context.path("remaining").asInt() <= 2000);
        assertEquals(
                "arn:aws:lambda:us-east-1:000000000000:function:local-Answers",
                context.path("arn").asText());
        assertEquals("local-Notes", context.path("table").asText());
    }

    @Test
    void servesTheInvokeOperation() throws Exception {
        HttpResponse<String> echo = invoke("local-Echo", "{\"a\":\"中\"}", "RequestResponse");
        assertEquals(200, echo.statusCode());
        assertEquals("{\"a\":\"中\"}", echo.body());
        assertEquals("", header(echo, "x-amz-function-error"));
        HttpResponse<String> failed = invoke(
                "arn:aws:lambda:us-east-1:000000000000:function:local-Answers",
                "{\"pathParameters\":{\"kind\":\"failing\"}}",
                "RequestResponse");
        assertEquals("Unhandled", header(failed, "x-amz-function-error"));
        JsonNode error = JSON.readTree(failed.body());
        assertEquals("no such kind", error.path("errorMessage").asText());
        assertEquals(
                "java.lang.IllegalArgumentException", error.path("errorType").asText());
        assertTrue(error.at("/stackTrace/0").asText().startsWith("kepu.local.sample.Answers.answer"));
        HttpResponse<String> late =
                invoke("local-Answers", "{\"pathParameters\":{\"kind\":\"slow\"}}", "RequestResponse");
        assertEquals(
                "Sandbox.Timedout", JSON.readTree(late.body()).path("errorType").asText());
        HttpResponse<String> unknown = invoke("nobody", "{}", "RequestResponse");
        assertEquals(404, unknown.statusCode());
        assertEquals("ResourceNotFoundException", header(unknown, "x-amzn-errortype"));
        assertEquals(400, invoke("uploads", "not JSON", "Event").statusCode());
        assertEquals(
                413,
                invoke("local-Echo", "\"" + "x".repeat(6 << 20) + "\"", "RequestResponse")
                        .statusCode());
    }

    @Test
    void invokesAsynchronouslyAfterAccepting() throws Exception {
        assertEquals(202, invoke("uploads", "{\"by\":\"event\"}", "Event").statusCode());
        Await.until(() -> SampleApplication.journal(directory, "uploads").contains("{\"by\":\"event\"}"));
    }

    @Test
    void saysWhatIsThereWhenAskedForNothing() throws Exception {
        assertEquals(
                404,
                send(HttpRequest.newBuilder(host.endpoint().resolve("/_local/faults")))
                        .statusCode());
        assertEquals(
                200,
                send(HttpRequest.newBuilder(host.endpoint().resolve("/_local/mailbox")))
                        .statusCode());
    }

    @Test
    void invokesOncePerHomeBeforeItIsReady() {
        assertTrue(host.said().contains("Echo: {\"first\":true}"), host.said());
    }

    private static HttpResponse<String> invoke(String function, String event, String type) throws Exception {
        return send(
                HttpRequest.newBuilder(host.endpoint().resolve("/2015-03-31/functions/" + function + "/invocations"))
                        .header("X-Amz-Invocation-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(event)));
    }

    private static JsonNode event(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET()).body());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(host.api() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(
                request.timeout(Duration.ofSeconds(40)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
