package kepu.domain.media;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.ActivityId;

/**
 * One file of an activity, from the promise to upload it to its acceptance.
 *
 * @param declared what the client said it would be
 * @param found what its bytes are, once they were looked at
 */
public record Medium(
        MediumId id,
        ActivityId activity,
        AccountId owner,
        Declared declared,
        Optional<Found> found,
        Instant createdAt) {

    /** What a client says before uploading; bytes exactly. */
    public record Declared(ImageType type, long bytes) {}

    /**
     * What the file is: read from the object itself.
     *
     * @param fingerprint tells these very bytes from any that are uploaded later
     */
    public record Found(ImageType type, long bytes, int width, int height, String fingerprint) {
        public Found {
            Objects.requireNonNull(fingerprint);
        }
    }

    public boolean isAccepted() {
        return found.isPresent();
    }

    public Medium accepted(Found as) {
        return new Medium(id, activity, owner, declared, Optional.of(as), createdAt);
    }
}
