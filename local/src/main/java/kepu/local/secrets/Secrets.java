package kepu.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kepu.local.aws.JsonProtocol;
import kepu.local.aws.JsonProtocolRefusal;

/**
 * Secrets Manager for one machine: GetSecretValue and DescribeSecret over AWS JSON 1.1, one version of each secret.
 * Signatures of requests are not checked.
 */
public final class Secrets implements HttpHandler {
    /** What stands before the dot in {@code X-Amz-Target}. */
    public static final String TARGET = "secretsmanager";

    private static final String CURRENT = "AWSCURRENT";

    private final List<Kept> secrets;
    private final JsonProtocol protocol;

    private Secrets(List<Kept> secrets) {
        this.secrets = List.copyOf(secrets);
        this.protocol = new JsonProtocol(
                TARGET, Map.of("GetSecretValue", this::getSecretValue, "DescribeSecret", this::describeSecret));
    }

    private record Kept(Secret secret, String text, Instant madeAt) {
        /** Equal to the file's name, which is the same for every start. */
        String version() {
            return secret.fileName();
        }
    }

    /** Opens the directory and generates the secrets that are declared so and not there yet. */
    public static Secrets open(Path home, List<Secret> secrets) throws IOException {
        Files.createDirectories(home);
        List<Kept> kept = new ArrayList<>();
        for (Secret secret : secrets) {
            Path file = home.resolve(secret.fileName());
            String text = secret.text().read(file);
            Path dated = Files.exists(file) ? file : home;
            kept.add(new Kept(secret, text, Files.getLastModifiedTime(dated).toInstant()));
        }
        return new Secrets(kept);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        protocol.handle(exchange);
    }

    private JsonNode getSecretValue(JsonNode request) {
        Kept kept = named(request);
        String stage = request.path("VersionStage").asText(CURRENT);
        String version = request.path("VersionId").asText(kept.version());
        if (!stage.equals(CURRENT) || !version.equals(kept.version())) {
            throw notFound("Secrets Manager can't find the specified secret value.");
        }
        ObjectNode answer = head(kept).put("VersionId", kept.version()).put("SecretString", kept.text());
        answer.putArray("VersionStages").add(CURRENT);
        return answer;
    }

    private JsonNode describeSecret(JsonNode request) {
        Kept kept = named(request);
        ObjectNode answer = head(kept).put("LastChangedDate", kept.madeAt().getEpochSecond());
        answer.putObject("VersionIdsToStages").putArray(kept.version()).add(CURRENT);
        return answer;
    }

    private Kept named(JsonNode request) {
        String id = request.path("SecretId").asText("");
        if (id.isEmpty()) {
            throw new JsonProtocolRefusal("InvalidParameterException", "You must provide a SecretId.");
        }
        return secrets.stream()
                .filter(kept -> kept.secret().isNamed(id))
                .findFirst()
                .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret."));
    }

    private static ObjectNode head(Kept kept) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ARN", kept.secret().arn())
                .put("Name", kept.secret().name())
                .put("CreatedDate", kept.madeAt().getEpochSecond());
    }

    private static JsonProtocolRefusal notFound(String message) {
        return new JsonProtocolRefusal("ResourceNotFoundException", message);
    }
}
