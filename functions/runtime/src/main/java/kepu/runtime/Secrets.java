package kepu.runtime;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/** Reads secrets through Powertools Parameters, which keeps each for a while; only functions with that library may. */
public final class Secrets {
    private final Settings settings;

    public Secrets(Settings settings) {
        this.settings = settings;
    }

    /** The bytes of the secret that this setting names. */
    public byte[] bytes(String setting) {
        return settings.one(SecretsProvider.class, Secrets::provider)
                .get(settings.text(setting))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static SecretsProvider provider(Settings settings) {
        return SecretsProvider.builder()
                .withClient(Aws.client(settings, "SECRETS_MANAGER", SecretsManagerClient.builder()))
                .build();
    }
}
