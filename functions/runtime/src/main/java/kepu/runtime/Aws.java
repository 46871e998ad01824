package kepu.runtime;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Makes AWS clients from the settings alone: region, credentials, endpoint and HTTP client are all named, none searched for. */
public final class Aws {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(15);

    private Aws() {}

    /**
     * A client by this builder, with a bound on every wait.
     *
     * @param service as in {@code AWS_ENDPOINT_URL_<service>}
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            Settings settings, String service, B builder) {
        settings.endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(region(settings))
                .credentialsProvider(credentials(settings))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT))
                .overrideConfiguration(
                        bounds -> bounds.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
                .build();
    }

    public static Region region(Settings settings) {
        return Region.of(settings.text("AWS_REGION"));
    }

    /** Those in the environment; with SnapStart there are none, and Lambda gives them by its container endpoint. */
    public static AwsCredentialsProvider credentials(Settings settings) {
        return settings.optional("AWS_ACCESS_KEY_ID")
                .<AwsCredentialsProvider>map(id -> StaticCredentialsProvider.create(
                        credentials(id, settings.text("AWS_SECRET_ACCESS_KEY"), settings)))
                .orElseGet(() -> ContainerCredentialsProvider.builder().build());
    }

    private static AwsCredentials credentials(String id, String secret, Settings settings) {
        return settings.optional("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret));
    }
}
