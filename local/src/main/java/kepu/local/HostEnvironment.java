package kepu.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kepu.local.template.Template;

/**
 * The environment that functions find, which has to be that of the host's whole process: a JVM cannot change its own, and
 * functions run unmodified.
 */
final class HostEnvironment {
    static final String ACCESS_KEY = "local";
    static final String SECRET_KEY = "local-secret";

    private HostEnvironment() {}

    static Map<String, String> of(HostOptions options, Template template) {
        String endpoint = options.endpointUrl();
        Map<String, String> environment = new TreeMap<>(Map.ofEntries(
                Map.entry("AWS_REGION", options.region()),
                Map.entry("AWS_DEFAULT_REGION", options.region()),
                Map.entry("AWS_ACCESS_KEY_ID", ACCESS_KEY),
                Map.entry("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", options.dynamodbUrl()),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", options.dynamodbUrl()),
                Map.entry("AWS_ENDPOINT_URL_KMS", endpoint),
                Map.entry("AWS_ENDPOINT_URL_LAMBDA", endpoint),
                Map.entry("AWS_ENDPOINT_URL_S3", endpoint),
                Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint),
                Map.entry("AWS_ENDPOINT_URL_SFN", endpoint),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java17"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", options.stack()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + options.stack()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("TZ", "UTC")));
        environment.putAll(template.environment());
        return environment;
    }

    /** As lines that a POSIX shell can source, whatever the values hold. */
    static String script(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "='"
                        + variable.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }

    /** @throws IllegalStateException naming the variables that this process lacks or has otherwise */
    static void require(Map<String, String> environment) {
        String missing = environment.entrySet().stream()
                .filter(variable -> !variable.getValue().equals(System.getenv(variable.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "The environment of this process lacks what the functions need, or has it otherwise: " + missing
                            + ". Source what the command 'env' prints for the same options, then run.");
        }
    }
}
