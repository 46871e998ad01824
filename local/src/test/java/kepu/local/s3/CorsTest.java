package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class CorsTest {
    @TempDir
    Path home;

    private S3Server server;

    @BeforeEach
    void open() throws IOException {
        server = S3Server.open(home);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersAPreflightThatTheRulesAllow() throws Exception {
        var answer = preflight("/media/k", "https://www.example.org", "PUT", "Content-Type, x-amz-meta-owner");
        assertEquals(200, answer.statusCode());
        assertEquals("https://www.example.org", header(answer, "Access-Control-Allow-Origin"));
        assertEquals("GET, PUT, POST", header(answer, "Access-Control-Allow-Methods"));
        assertEquals("Content-Type, x-amz-meta-owner", header(answer, "Access-Control-Allow-Headers"));
        assertEquals("600", header(answer, "Access-Control-Max-Age"));
        assertEquals("ETag", header(answer, "Access-Control-Expose-Headers"));
        assertEquals("true", header(answer, "Access-Control-Allow-Credentials"));
    }

    @Test
    void refusesAPreflightThatNoRuleAllows() throws Exception {
        PresignedTest.assertRefused(preflight("/media/k", "https://example.com", "PUT", ""), 403, "AccessForbidden");
        PresignedTest.assertRefused(
                preflight("/media/k", "https://a.example.org", "DELETE", ""), 403, "AccessForbidden");
        PresignedTest.assertRefused(
                preflight("/media/k", "https://a.example.org", "PUT", "authorization"), 403, "AccessForbidden");
        PresignedTest.assertRefused(preflight("/other/k", "https://a.example.org", "GET", ""), 403, "AccessForbidden");
        PresignedTest.assertRefused(preflight("/nowhere/k", "https://a.example.org", "GET", ""), 404, "NoSuchBucket");
        var without =
                HttpRequest.newBuilder(server.uri("/media/k")).method("OPTIONS", HttpRequest.BodyPublishers.noBody());
        PresignedTest.assertRefused(server.send(without), 400, "BadRequest");
    }

    @Test
    void letsAPageReadTheAnswerAndTheRefusal() throws Exception {
        try (var s3 = server.client()) {
            s3.putObject(request -> request.bucket("open").key("k"), RequestBody.fromString("x"));
        }
        var open = server.send(HttpRequest.newBuilder(server.uri("/open/k")).header("Origin", "https://anywhere.cn"));
        assertEquals(200, open.statusCode());
        assertEquals("*", header(open, "Access-Control-Allow-Origin"));
        assertEquals("", header(open, "Access-Control-Allow-Credentials"));
        var refused =
                server.send(HttpRequest.newBuilder(server.uri("/media/k")).header("Origin", "http://localhost:8080"));
        assertEquals(403, refused.statusCode());
        assertEquals("http://localhost:8080", header(refused, "Access-Control-Allow-Origin"));
        var stranger =
                server.send(HttpRequest.newBuilder(server.uri("/media/k")).header("Origin", "http://localhost:8081"));
        assertEquals("", header(stranger, "Access-Control-Allow-Origin"));
    }

    private HttpResponse<String> preflight(String path, String origin, String method, String headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method);
        if (!headers.isEmpty()) {
            request.header("Access-Control-Request-Headers", headers);
        }
        return server.send(request);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
