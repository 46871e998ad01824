package kepu.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Role;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Refusal;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.Passwords;
import kepu.runtime.Settings;
import kepu.search.Hit;
import kepu.search.NameIndex;
import kepu.search.Snapshots;
import kepu.storage.Accounts;
import kepu.storage.Editions;
import kepu.storage.Organizations;
import kepu.testing.Call;
import kepu.testing.DynamoDbForTests;
import kepu.testing.S3ForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.TravellingClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One seeding after the other into the same tables, as an operator does. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedHandlerTest {
    private static final S3ForTests S3 = S3ForTests.with("indexes");
    private static final Instant NOW = Instant.parse("2027-03-01T00:00:00Z");
    private static final Settings ALLOWED = settings("allowed");

    private final Organizations organizations = new Organizations(ALLOWED);
    private final Editions editions = new Editions(ALLOWED);
    private final Accounts accounts = new Accounts(ALLOWED);

    @AfterAll
    static void close() {
        S3.close();
    }

    @BeforeAll
    static void nothingIsThereBefore() {
        assertTrue(new Organizations(ALLOWED).indexKey().isEmpty());
    }

    @Test
    @Order(1)
    void whereDemonstrationIsForbiddenNoKnownPasswordIsSeeded() {
        for (String setting : List.of("forbidden", "ALLOWED", "yes")) {
            SeedHandler handler = new SeedHandler(settings(setting));
            assertThrows(IllegalStateException.class, () -> Call.invoke(handler, Map.of("demonstration", true)));
        }
        assertTrue(editions.all().isEmpty() && organizations.indexKey().isEmpty());
    }

    @Test
    @Order(2)
    void refusesAnEventThatIsNotWhatItAsksFor() {
        SeedHandler handler = new SeedHandler(ALLOWED);
        for (Map<String, Object> event : List.<Map<String, Object>>of(
                Map.of("demonstration", "true"), Map.of("demonstrate", true), Map.of("demonstration", 1))) {
            assertThrows(Refusal.class, () -> Call.invoke(handler, event));
        }
        assertTrue(editions.all().isEmpty() && organizations.indexKey().isEmpty());
    }

    @Test
    @Order(3)
    void withoutDemonstrationThereAreTheLibraryAndTheRealEdition() throws IOException {
        JsonNode counts = Call.invoke(new SeedHandler(settings("forbidden")), Map.of("demonstration", false));
        assertEquals("{\"organizations\":3133,\"editions\":1,\"accounts\":0}", counts.toString());
        assertEquals(List.of(2023), editions.all().stream().map(Edition::year).toList());
        assertEquals(Optional.empty(), accounts.byPhone("13900000001"));

        Organization guyuan = organizations.find(new OrganizationId("O0266")).orElseThrow();
        assertEquals(
                List.of("固原市科学技术协会", "宁夏回族自治区科学技术协会", "中国科学技术协会"),
                guyuan.line().stream().map(Organization.Ancestor::name).toList());
        assertEquals(
                "固原市科学技术协会 ",
                organizations.find(new OrganizationId("O0302")).orElseThrow().name());
    }

    @Test
    @Order(4)
    void withDemonstrationThereAreAnOpenEditionAndAccounts() throws IOException {
        JsonNode counts = Call.invoke(new SeedHandler(ALLOWED), Map.of("demonstration", true));
        assertEquals("{\"organizations\":3133,\"editions\":1,\"accounts\":42}", counts.toString());
        Edition current = editions.current(NOW).orElseThrow();
        assertEquals(2027, current.year());
        assertEquals("2027年全国科普日（演示届）", current.name());
        assertTrue(current.isOpen(NOW));

        Accounts.Credentials credentials = accounts.byPhone("13910000240").orElseThrow();
        assertTrue(Passwords.matches("kepu-demo-2026", credentials.passwordHash()));
        assertEquals(
                2,
                accounts.holding(Role.PROVINCE_REVIEWER, Optional.of(new OrganizationId("O0240")))
                        .size());
    }

    @Test
    @Order(5)
    void seedingAgainKeepsWhatWasConfiguredSince() throws IOException {
        Edition changed = editions.find(2023).orElseThrow();
        editions.put(
                new Edition(
                        2023,
                        "改名",
                        changed.theme(),
                        changed.subThemes(),
                        changed.submission(),
                        changed.activityFrom(),
                        changed.activityTo(),
                        changed.reviewUntil(),
                        changed.levels(),
                        changed.dueDays(),
                        changed.resubmitGraceDays(),
                        changed.awardActivities(),
                        changed.awardOrganizations(),
                        changed.source(),
                        2),
                1);
        JsonNode counts = Call.invoke(new SeedHandler(ALLOWED), Map.of("demonstration", true));
        assertEquals("{\"organizations\":3133,\"editions\":0,\"accounts\":42}", counts.toString());
        assertEquals("改名", editions.find(2023).orElseThrow().name());
        assertEquals(
                2,
                accounts.holding(Role.PROVINCE_REVIEWER, Optional.of(new OrganizationId("O0240")))
                        .size());
    }

    @Test
    @Order(6)
    void thePublishedIndexFindsWhatPeopleType() {
        NameIndex index = NameIndex.of(new Snapshots(ALLOWED, "organizations")
                .read(organizations.indexKey().orElseThrow()));
        assertEquals(3133, index.size());
        Map.of(
                        "固原科协", "O0266",
                        "gysk", "O0266",
                        "宁夏科协", "O0240",
                        "中国数学会", "O0002",
                        "维西", "O0285",
                        "重慶市科協", "O0232",
                        "chongqingshi", "O0232")
                .forEach((typed, id) -> assertEquals(
                        id,
                        index.find(typed, Optional.empty(), Optional.empty(), 5).stream()
                                .map(Hit::entry)
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        typed));
    }

    private static Settings settings(String demonstration) {
        return SettingsForTests.bare()
                .with(DynamoDbForTests.environment())
                .with("AWS_ENDPOINT_URL_S3", S3.endpoint())
                .with("INDEX_BUCKET", "indexes")
                .with("DEMONSTRATION", demonstration)
                .clock(TravellingClock.at(NOW))
                .settings();
    }
}
