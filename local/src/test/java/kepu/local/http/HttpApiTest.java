package kepu.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kepu.local.SampleApplication;
import kepu.local.lambda.Lambda;
import kepu.local.template.Account;
import kepu.local.template.Template;
import kepu.local.template.TemplateRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpApiTest {
    private static final Account ACCOUNT = new Account("app", "us-east-1", "http://localhost");

    @TempDir
    Path directory;

    @Test
    void losesPatienceWithASlowFunction() throws Exception {
        HttpResponse<String> response = get("/answers/slow", Duration.ofMillis(50));
        assertEquals(503, response.statusCode());
        assertEquals("{\"message\":\"Service Unavailable\"}", response.body());
        assertEquals(200, get("/answers/text", Duration.ofSeconds(10)).statusCode());
    }

    @Test
    void refusesARouteThatTwoFunctionsDeclare() throws Exception {
        Path file = SampleApplication.build(directory);
        Files.writeString(file, Files.readString(file).replace("/notes/newest", "/notes"));
        Template template = template(file);
        try (Lambda lambda = new Lambda(ACCOUNT, template.functions())) {
            TemplateRefusal refusal = assertThrows(
                    TemplateRefusal.class, () -> new HttpApi(template, lambda, Clock.systemUTC(), Runnable::run));
            assertTrue(refusal.getMessage().endsWith("Events.Newest: 'GET /notes' is declared twice"));
        }
    }

    private HttpResponse<String> get(String path, Duration patience) throws IOException, InterruptedException {
        Template template = template(SampleApplication.build(directory));
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (Lambda lambda = new Lambda(ACCOUNT, template.functions())) {
            server.createContext("/", new HttpApi(template, lambda, Clock.systemUTC(), threads, patience));
            server.start();
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static Template template(Path file) {
        return Template.read(file, ACCOUNT, Map.of("JournalDirectory", "/j"));
    }
}
