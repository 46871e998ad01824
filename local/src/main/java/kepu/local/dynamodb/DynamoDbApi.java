package kepu.local.dynamodb;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** DynamoDB and its streams over plain AWS JSON 1.0. */
public final class DynamoDbApi {
    static final String TABLES = "DynamoDB_20120810";
    static final String STREAMS = "DynamoDBStreams_20120810";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** DynamoDB Local looks for one and does not check it. */
    private static final String ANY_SIGNATURE = "AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/"
            + "aws4_request, SignedHeaders=host, Signature=local";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI endpoint;

    public DynamoDbApi(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** @throws DynamoDbRefusal with the service's own error; an I/O failure is an {@link UncheckedIOException} */
    public JsonNode table(String operation, JsonNode request) {
        return call(TABLES, operation, request);
    }

    /** As {@link #table}, for the operations of DynamoDB Streams. */
    public JsonNode stream(String operation, JsonNode request) {
        return call(STREAMS, operation, request);
    }

    private JsonNode call(String service, String operation, JsonNode request) {
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(endpoint)
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", "application/x-amz-json-1.0")
                            .header("X-Amz-Target", service + "." + operation)
                            .header("Authorization", ANY_SIGNATURE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                String type = answer.path("__type").asText();
                throw new DynamoDbRefusal(
                        type.substring(type.indexOf('#') + 1),
                        answer.path("message").asText(answer.path("Message").asText()));
            }
            return answer;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", stopping));
        }
    }
}
