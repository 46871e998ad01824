package kepu.seed;

import java.util.List;
import java.util.concurrent.Future;
import kepu.domain.organization.Organization;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import kepu.storage.Organizations;

/** Writes everything that ships. A second time it writes the same again, but leaves editions as they were configured. */
final class SeedKepu {
    private final Settings settings;

    SeedKepu(Settings settings) {
        this.settings = settings;
    }

    /**
     * Gives how many of each were written.
     *
     * @param demonstration also the edition of the current year and the accounts whose password is published; refused
     *     with nothing written unless the setting {@code DEMONSTRATION} is {@code allowed}
     */
    Json.Body seed(boolean demonstration) {
        if (demonstration && !settings.text("DEMONSTRATION").equals("allowed")) {
            throw new IllegalStateException("demonstration accounts are forbidden here: parameter Demonstration");
        }
        List<Organization> library = Library.shipped();
        Organizations organizations = new Organizations(settings);
        try (Parallel parallel = new Parallel()) {
            Future<String> snapshot = parallel.start(() -> new LibraryIndex(settings).publish(library));
            parallel.each(library, organizations::putAll);
            SeedEditions editions = new SeedEditions(settings);
            Json.Body counts = Json.body()
                    .with("organizations", library.size())
                    .with("editions", editions.seed(demonstration))
                    .with("accounts", demonstration ? new SeedAccounts(settings).seed(parallel) : 0);
            // Last, so that whatever the index names is there.
            organizations.pointTo(Parallel.result(snapshot));
            return counts;
        }
    }
}
