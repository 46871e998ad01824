package kepu.local.s3;

import java.util.Map;

/** Who may sign: access keys and their secrets. */
final class Credentials {
    private final Map<String, String> secrets;

    Credentials(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    /** The key for a scope; an unknown access key is refused by name. */
    SigningKey keyFor(Scope scope) {
        String secret = secrets.get(scope.accessKey());
        if (secret == null) {
            throw ErrorCode.INVALID_ACCESS_KEY_ID.fault().with("AWSAccessKeyId", scope.accessKey());
        }
        return SigningKey.of(secret, scope);
    }
}
