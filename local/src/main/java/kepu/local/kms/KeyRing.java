package kepu.local.kms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kepu.local.aws.JsonProtocolRefusal;
import kepu.local.aws.KeptSecret;

/** The declared keys with their material. */
final class KeyRing {
    private final List<Held> keys;

    private KeyRing(List<Held> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A key and its secret. */
    record Held(Key key, KeyMaterial material, Instant madeAt) {}

    static KeyRing open(Path home, List<Key> keys) throws IOException {
        List<Held> held = new ArrayList<>();
        for (Key key : keys) {
            Path file = home.resolve(key.id() + "." + key.spec());
            String kept = KeptSecret.text(file, key.spec()::fresh);
            Instant madeAt = Files.getLastModifiedTime(file).toInstant();
            held.add(new Held(key, key.spec().material(kept), madeAt));
        }
        return new KeyRing(held);
    }

    Held named(String name) {
        return keys.stream()
                .filter(held -> held.key().isNamed(name))
                .findFirst()
                .orElseThrow(() -> new JsonProtocolRefusal("NotFoundException", "Key '" + name + "' does not exist"));
    }
}
