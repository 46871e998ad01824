package kepu.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import kepu.local.secrets.Secret;
import kepu.local.secrets.SecretText;
import kepu.local.secrets.Secrets;

/** A Secrets Manager with the secret of review links, new at each start, on a loopback port. */
public final class SecretsForTests implements AutoCloseable {
    private static final String LINKS = "arn:aws:secretsmanager:us-east-1:000000000000:secret:links-a1b2c3";

    private final HttpServer server;

    private SecretsForTests(HttpServer server) {
        this.server = server;
    }

    public static SecretsForTests start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    Secrets.open(
                            Files.createTempDirectory("secrets-for-tests"),
                            List.of(new Secret(LINKS, "links", generated()))));
            server.setExecutor(Executors.newCachedThreadPool(Daemons::thread));
            server.start();
            return new SecretsForTests(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecretText generated() {
        ObjectNode declared = JsonNodeFactory.instance.objectNode();
        declared.putObject("GenerateSecretString").put("PasswordLength", 64);
        return SecretText.of(declared);
    }

    /** Where it answers, and which secret makes links. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "LINK_SECRET",
                LINKS);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
