package kepu.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kepu.local.lambda.InvocationRefusal;
import kepu.local.lambda.Lambda;
import kepu.local.template.Template;

/**
 * The HTTP API that a template declares, with API Gateway's own limits and refusals: 10 MB bodies, 10,240 bytes of
 * headers, 30 s for a function.
 */
public final class HttpApi implements HttpHandler {
    private static final int LARGEST_BODY = 10 << 20;
    private static final int LARGEST_HEADERS = 10_240;

    private static final Answer NOT_FOUND = Answer.json(404, "{\"message\":\"Not Found\"}");
    private static final Answer TOO_LARGE = Answer.json(413, "{\"message\":\"Request Entity Too Large\"}");
    private static final Answer HEADERS_TOO_LARGE =
            Answer.json(431, "{\"message\":\"Request Header Fields Too Large\"}");
    private static final Answer UNAVAILABLE = Answer.json(503, "{\"message\":\"Service Unavailable\"}");

    private final Lambda lambda;
    private final Routes routes;
    private final Cors cors;
    private final GatewayEvent events;
    private final Executor threads;
    private final Duration patience;

    /** @param threads runs the functions while the gateway counts its 30 seconds */
    public HttpApi(Template template, Lambda lambda, Clock clock, Executor threads) {
        this(template, lambda, clock, threads, Duration.ofSeconds(30));
    }

    HttpApi(Template template, Lambda lambda, Clock clock, Executor threads, Duration patience) {
        this.lambda = lambda;
        this.routes = Routes.of(template.functions());
        this.cors = new Cors(template.httpApi()
                .map(api -> api.path("CorsConfiguration"))
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance()));
        this.events = new GatewayEvent(clock);
        this.threads = threads;
        this.patience = patience;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String origin = header(exchange, "Origin");
        Optional<Routes.Match> match = routes.match(
                exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
        Answer answer;
        if (headerBytes(exchange) > LARGEST_HEADERS) {
            answer = HEADERS_TOO_LARGE;
        } else if (exchange.getRequestMethod().equals("OPTIONS") && cors.answersPreflights()) {
            answer = cors.preflight(origin);
        } else if (match.isEmpty()) {
            answer = cors.decorate(NOT_FOUND, origin);
        } else {
            answer = cors.decorate(integrate(exchange, match.get()), origin);
        }
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.put("apigw-requestid", List.of(Long.toString(System.nanoTime(), 36)));
        new Answer(answer.status(), headers, answer.body()).send(exchange);
    }

    private Answer integrate(HttpExchange exchange, Routes.Match match) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            // A client that is still sending would see its connection break instead of the answer.
            exchange.getRequestBody().readNBytes(LARGEST_BODY);
            return TOO_LARGE;
        }
        byte[] event = events.of(exchange, match, body).toString().getBytes(StandardCharsets.UTF_8);
        try {
            return CompletableFuture.supplyAsync(
                            () -> GatewayAnswer.of(lambda.invoke(match.route().target(), event)), threads)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return UNAVAILABLE;
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof InvocationRefusal refusal ? refused(refusal) : failed(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        }
    }

    private static Answer refused(InvocationRefusal refusal) {
        return switch (refusal.status()) {
            case 413 -> TOO_LARGE;
            case 429, 503 -> UNAVAILABLE;
            default -> GatewayAnswer.FAILED;
        };
    }

    private static Answer failed(ExecutionException failure) {
        failure.printStackTrace();
        return GatewayAnswer.FAILED;
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    /** The request line and every header line, as the client sent them. */
    private static long headerBytes(HttpExchange exchange) {
        long bytes = exchange.getRequestMethod().length()
                + exchange.getRequestURI().toString().length()
                + 12L;
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                bytes += header.getKey().length() + value.getBytes(StandardCharsets.UTF_8).length + 4;
            }
        }
        return bytes;
    }
}
