package kepu.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.runtime.EditionBody;
import kepu.runtime.Fields;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import kepu.storage.Editions;

/** The editions that ship; one that stands already is kept, whatever was made of it since. */
final class SeedEditions {
    private final Editions editions;
    private final Clock clock;

    SeedEditions(Settings settings) {
        this.editions = new Editions(settings);
        this.clock = settings.clock();
    }

    /** Gives how many were new. The demonstration's is that of the current year, open all year long (Q106). */
    int seed(boolean demonstration) {
        return add("2023.json") + (demonstration ? add("demonstration.json") : 0);
    }

    private int add(String file) {
        Edition edition = read(file);
        try {
            if (editions.find(edition.year()).isPresent()) {
                return 0;
            }
            editions.put(edition, 0);
            return 1;
        } catch (Refusal refusal) {
            if (refusal.reason() == Reason.STALE_VERSION) {
                return 0; // Somebody else was faster.
            }
            throw refusal;
        }
    }

    private Edition read(String file) {
        int current = clock.instant().atZone(Edition.ZONE).getYear();
        String text = text("editions/" + file)
                .replace("{year+1}", String.valueOf(current + 1))
                .replace("{year}", String.valueOf(current));
        ObjectNode configuration = (ObjectNode) Json.trusted(text.getBytes(StandardCharsets.UTF_8));
        int year = configuration.remove("year").asInt();
        return EditionBody.read(year == 0 ? current : year, Fields.of(configuration), 1);
    }

    private static String text(String resource) {
        try (InputStream bytes = SeedEditions.class.getResourceAsStream(resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
