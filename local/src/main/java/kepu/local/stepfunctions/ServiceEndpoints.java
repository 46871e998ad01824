package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kepu.local.states.Integration;

/** Calls the AWS services that stand beside us. */
final class ServiceEndpoints {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 256;

    private final Map<String, URI> endpoints;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** @param endpoints by the service's name in an integration's ARN, such as {@code dynamodb} */
    ServiceEndpoints(Map<String, URI> endpoints) {
        this.endpoints = Map.copyOf(endpoints);
    }

    boolean has(String service) {
        return endpoints.containsKey(service) && AwsService.of(service).isPresent();
    }

    JsonNode call(Integration.ServiceCall integration, Execution.PendingCall pending)
            throws CallFailed, InterruptedException {
        AwsService service = AwsService.of(integration.service()).orElseThrow();
        if (!pending.arguments().isObject()) {
            throw new CallFailed("States.Runtime", "the Arguments of an SDK integration must be an object");
        }
        String body = service.request(integration.action(), pending.arguments(), pending.attempt())
                .toString();
        HttpRequest request = HttpRequest.newBuilder(endpoints.get(integration.service()))
                .timeout(ANSWER)
                .header("Content-Type", service.contentType())
                .header("X-Amz-Target", service.target(integration.action()))
                .header("Authorization", authorization(service, pending.region()))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            return answer(service, client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException unreachable) {
            throw new CallFailed(
                    service.unreachable(),
                    "Unable to execute HTTP request: " + unreachable.getClass().getSimpleName());
        }
    }

    private static JsonNode answer(AwsService service, HttpResponse<String> response) throws CallFailed {
        Optional<JsonNode> body = Json.tryParse(response.body().isEmpty() ? "{}" : response.body());
        if (response.statusCode() == 200 && body.isPresent()) {
            return service.answer(body.get());
        }
        String type = body.map(json -> json.path("__type").asText()).orElse("");
        String exception = type.substring(type.indexOf('#') + 1);
        String error = exception.isEmpty() || exception.length() > LONGEST_NAME
                ? service.unnamed()
                : service.errorName(exception);
        String message = body.map(
                        json -> json.path("message").asText(json.path("Message").asText()))
                .orElse("");
        throw new CallFailed(
                error,
                message + " (Service: " + service.errorPrefix() + ", Status Code: " + response.statusCode()
                        + ", Request ID: "
                        + response.headers().firstValue("x-amzn-RequestId").orElse("none") + ")");
    }

    /** Of the right shape for endpoints that look at scope and key; the signature is none, and checked by nobody. */
    private static String authorization(AwsService service, String region) {
        return "AWS4-HMAC-SHA256 Credential=local/20200101/" + region + "/" + service.id()
                + "/aws4_request, SignedHeaders=host, Signature=" + "0".repeat(64);
    }
}
