package kepu.local.secrets;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A secret as its template declares it.
 *
 * @param arn with the six characters that Secrets Manager appends to the name
 */
public record Secret(String arn, String name, SecretText text) {
    /** By name, by ARN, or by the ARN without its six characters. */
    boolean isNamed(String id) {
        int end = arn.lastIndexOf('-');
        return id.equals(name) || id.equals(arn) || end > 0 && id.equals(arn.substring(0, end));
    }

    /** A file name that no secret's name can lead astray. */
    String fileName() {
        return UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
