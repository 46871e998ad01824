package kepu.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kepu.local.dynamodb.DynamoDbLocal;
import kepu.local.dynamodb.Tables;

/**
 * A DynamoDB with the template's tables, one for all tests of a JVM; tests take fresh ids, not fresh tables. It is
 * DynamoDB Local, which ends with the JVM, unless {@code -Dcloud.endpoint} names another.
 */
public final class DynamoDbForTests {
    private static final Map<String, String> PARAMETERS =
            Map.of("PublicUrl", "https://kepu.example.org", "MailHost", "127.0.0.1");

    private static final class Started {
        private static final Map<String, String> ENVIRONMENT = start();
    }

    private DynamoDbForTests() {}

    /** The environment that the template gives its functions, and where this DynamoDB answers. */
    public static Map<String, String> environment() {
        return Started.ENVIRONMENT;
    }

    private static Map<String, String> start() {
        Path root = Path.of(System.getProperty("kepu.root"));
        URI endpoint = endpoint(root);
        Map<String, String> environment =
                new LinkedHashMap<>(Tables.create(endpoint, root.resolve("template.yaml"), "kepu", PARAMETERS));
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString());
        return Map.copyOf(environment);
    }

    private static URI endpoint(Path root) {
        String elsewhere = System.getProperty("cloud.endpoint", "");
        return elsewhere.isEmpty()
                ? DynamoDbLocal.inMemory(root.resolve("local/dynamodb/target/lib"))
                        .endpoint()
                : URI.create(elsewhere);
    }
}
