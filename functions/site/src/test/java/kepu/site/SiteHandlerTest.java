package kepu.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import kepu.domain.account.Action;
import kepu.runtime.IdSource;
import kepu.runtime.Settings;
import org.junit.jupiter.api.Test;

class SiteHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SiteHandler handler(Map<String, String> environment) {
        return new SiteHandler(new Settings(environment, Clock.systemUTC(), IdSource.ULID));
    }

    private static JsonNode get(SiteHandler handler, String path, Map<String, String> headers) throws IOException {
        Map<String, Object> event = Map.of(
                "version",
                "2.0",
                "routeKey",
                path.equals("/") ? "GET /" : "GET /{proxy+}",
                "rawPath",
                path,
                "headers",
                headers,
                "requestContext",
                Map.of("http", Map.of("method", "GET", "path", path)));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), output, new Invocation());
        return JSON.readTree(output.toByteArray());
    }

    private final SiteHandler handler = handler(Map.of("MEDIA_ORIGIN", "https://media.example"));

    @Test
    void answersAPageAsBytesForTheGateway() throws IOException {
        JsonNode answer = get(handler, "/", Map.of("accept", "text/html"));

        assertEquals(200, answer.path("statusCode").asInt());
        assertTrue(answer.path("isBase64Encoded").asBoolean());
        String html = new String(Base64.getDecoder().decode(answer.path("body").asText()), StandardCharsets.UTF_8);
        assertTrue(html.startsWith("<!doctype html>"), html);
        assertTrue(
                answer.path("headers").path("content-security-policy").asText().contains("https://media.example;"));
    }

    @Test
    void answersNothingNewToWhoHasItAlready() throws IOException {
        String tag =
                get(handler, "/mine", Map.of()).path("headers").path("etag").asText();
        JsonNode again = get(handler, "/mine", Map.of("if-none-match", tag));

        assertEquals(304, again.path("statusCode").asInt());
        assertEquals("", again.path("body").asText());
    }

    @Test
    void showsThePageOfMissingThingsToPeopleAndAProblemToPrograms() throws IOException {
        JsonNode person = get(handler, "/nowhere", Map.of("accept", "text/html,application/xhtml+xml"));
        JsonNode program = get(handler, "/nowhere", Map.of("accept", "application/json"));

        assertEquals(404, person.path("statusCode").asInt());
        assertEquals(
                "text/html; charset=utf-8",
                person.path("headers").path("content-type").asText());
        assertEquals(404, program.path("statusCode").asInt());
        assertEquals(
                "NO_SUCH_ROUTE",
                JSON.readTree(program.path("body").asText()).path("code").asText());
    }

    @Test
    void allowsPicturesFromWhereverStorageAnswers() throws IOException {
        SiteHandler local = handler(
                Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:4566/s3", "MEDIA_ORIGIN", "https://media.example"));
        String policy = get(local, "/", Map.of())
                .path("headers")
                .path("content-security-policy")
                .asText();

        assertTrue(policy.contains("connect-src 'self' http://127.0.0.1:4566;"), policy);
    }

    @Test
    void doesNotStartWithoutKnowingWhereStorageAnswers() {
        assertThrows(IllegalStateException.class, () -> handler(Map.of()));
    }

    @Test
    void isOpenToAnyone() {
        assertEquals(
                Set.of(Action.LOOK_PUBLIC),
                Set.copyOf(handler.endpoint().actions().values()));
    }

    private static final class Invocation implements Context {
        @Override
        public String getAwsRequestId() {
            return "request-1";
        }

        @Override
        public String getLogGroupName() {
            return "";
        }

        @Override
        public String getLogStreamName() {
            return "";
        }

        @Override
        public String getFunctionName() {
            return "site";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 30000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    }
}
