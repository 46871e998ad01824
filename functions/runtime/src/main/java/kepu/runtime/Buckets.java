package kepu.runtime;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Reaches S3; only functions with its library may. At an endpoint of one's own ({@code AWS_ENDPOINT_URL_S3}) buckets
 * stand in the path, because their names are not in any name server.
 */
public final class Buckets {
    private static final String SERVICE = "S3";

    private Buckets() {}

    /** The one client. */
    public static S3Client client(Settings settings) {
        return settings.one(
                S3Client.class,
                with -> Aws.client(with, SERVICE, S3Client.builder().forcePathStyle(isElsewhere(with))));
    }

    /** The one that signs addresses for others to use; it signs by the wall clock, as S3 judges. */
    public static S3Presigner presigner(Settings settings) {
        return settings.one(S3Presigner.class, Buckets::makePresigner);
    }

    private static S3Presigner makePresigner(Settings settings) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Aws.region(settings))
                .credentialsProvider(Aws.credentials(settings))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(isElsewhere(settings))
                        .build());
        settings.endpoint(SERVICE).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static boolean isElsewhere(Settings settings) {
        return settings.endpoint(SERVICE).isPresent();
    }
}
