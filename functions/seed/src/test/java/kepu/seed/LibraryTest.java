package kepu.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kepu.domain.account.Account;
import kepu.domain.edition.Edition;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.domain.region.Divisions;
import kepu.domain.routing.Route;
import kepu.runtime.EditionBody;
import kepu.runtime.Fields;
import kepu.runtime.Json;
import org.junit.jupiter.api.Test;

/** The laws of the data that ships (docs/data.md). */
class LibraryTest {
    private static final Path ROOT = Path.of(System.getProperty("kepu.root"));
    private static final List<Organization> LIBRARY = Library.shipped();
    private static final Map<String, Organization> BY_ID =
            LIBRARY.stream().collect(Collectors.toMap(one -> one.id().value(), one -> one));

    @Test
    void idsAreUniqueAndCountsAreAsDocumented() {
        assertEquals(3133, BY_ID.size());
        Map<Category, Integer> counts = new EnumMap<>(Category.class);
        LIBRARY.forEach(one -> counts.merge(one.category(), 1, Integer::sum));
        assertEquals(
                Map.of(
                        Category.MINISTRY, 23,
                        Category.NATIONAL_SOCIETY, 209,
                        Category.PROVINCE_ASSOCIATION, 32,
                        Category.CITY_ASSOCIATION, 413,
                        Category.COUNTY_ASSOCIATION, 2440,
                        Category.OTHER, 16),
                counts);
    }

    @Test
    void everyParentIsThereAndEveryChainEndsAtTheNation() throws IOException {
        Set<String> withoutParent = new HashSet<>(Set.of("O0001"));
        for (int id = 289; id <= 299; id++) {
            withoutParent.add("O0" + id);
        }
        for (Organization one : LIBRARY) {
            List<String> chain =
                    one.ancestors().stream().map(above -> above.id().value()).toList();
            if (withoutParent.contains(one.id().value())) {
                assertTrue(chain.isEmpty(), one.name());
            } else {
                // A parent that is not there or a circle would have left the chain empty.
                assertFalse(chain.isEmpty(), one.name());
                assertEquals("O0001", chain.get(chain.size() - 1), one.name());
            }
        }
    }

    @Test
    void everyRegionIsADivision() {
        for (Organization one : LIBRARY) {
            assertTrue(
                    one.region().isEmpty() || Divisions.all().find(one.region()).isPresent(),
                    () -> one.name() + " in " + one.region());
        }
    }

    @Test
    void everyCategoryOfTheEditionHasARoute() throws IOException {
        Edition edition = edition(shipped("2023.json"), 2023);
        for (Organization one : LIBRARY) {
            boolean offered = edition.levels(one.category()).isPresent();
            assertEquals(
                    offered && !one.ancestors().isEmpty(),
                    Route.of(one, edition).isRouted(),
                    one.name());
        }
    }

    @Test
    void blanksInsideQuotesStay() {
        assertEquals("固原市科学技术协会 ", BY_ID.get("O0302").name());
    }

    @Test
    void aCircleOrAMissingParentLeavesNoChain() throws IOException {
        List<Organization> read = read("""
                id,category,kind,name,shortName,level,region,parent,aliases
                A,OTHER,X,甲,,NATION,,B,
                B,OTHER,X,乙,,NATION,,A,
                C,OTHER,X,丙,,NATION,,C,
                D,OTHER,X,丁,,NATION,,NONE,一|二
                E,OTHER,X,"戊,""己"" ",,NATION,,D,
                """);
        read.forEach(one -> assertTrue(
                one.id().value().equals("E") || one.ancestors().isEmpty(),
                one.id().value()));
        assertEquals("戊,\"己\" ", read.get(4).name());
        assertEquals(List.of("一", "二"), read.get(3).aliases());
    }

    @Test
    void refusesAnIdThatIsThereTwice() {
        assertThrows(IllegalStateException.class, () -> read("""
                        id,category,kind,name,shortName,level,region,parent,aliases
                        A,OTHER,X,甲,,NATION,,,
                        A,OTHER,X,乙,,NATION,,,
                        """));
    }

    @Test
    void everyScopeOfAnAccountIsInTheLibraryAndEveryPhoneIsOnes() {
        List<Account> accounts = SeedAccounts.shipped();
        assertEquals(42, accounts.size());
        assertEquals(42, accounts.stream().map(Account::phone).distinct().count());
        assertEquals(42, accounts.stream().map(Account::id).distinct().count());
        accounts.stream()
                .flatMap(account -> account.grants().stream())
                .flatMap(grant -> grant.scope().stream())
                .map(OrganizationId::value)
                .forEach(scope -> assertTrue(BY_ID.containsKey(scope), scope));
    }

    @Test
    void everyActivityOfTheDemonstrationTakesTheRouteThatIsExpected() throws IOException {
        Map<String, Edition> editions = new HashMap<>();
        int walked = 0;
        for (String line : Files.readAllLines(ROOT.resolve("demo/src/main/resources/kepu/demo/activities.jsonl"))) {
            JsonNode activity = json(line);
            Edition edition = editions.computeIfAbsent(activity.path("edition").asText(), LibraryTest::edition);
            String id = activity.path("responsible").path("id").asText();
            assertTrue(BY_ID.containsKey(id), id);
            Organization responsible = BY_ID.get(id);
            assertEquals(
                    activity.path("responsible").path("category").asText(),
                    responsible.category().name(),
                    id);
            List<String> expected = new ArrayList<>();
            activity.path("expected").path("route").forEach(step -> expected.add(step.asText()));
            assertEquals(
                    expected,
                    Route.of(responsible, edition).steps().stream()
                            .map(Route.Step::name)
                            .toList(),
                    activity.path("id").asText());
            walked++;
        }
        assertEquals(49, walked);
    }

    private static Edition edition(String name) {
        try {
            return switch (name) {
                case "2023" -> edition(shipped("2023.json"), 2023);
                case "demonstration" ->
                    edition(
                            shipped("demonstration.json")
                                    .replace("{year+1}", "2031")
                                    .replace("{year}", "2030"),
                            2030);
                default ->
                    edition(
                            Files.readString(
                                    ROOT.resolve("demo/src/main/resources/kepu/demo/editions/" + name + ".json")),
                            Integer.parseInt(name));
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Edition edition(String text, int year) {
        ObjectNode configuration = (ObjectNode) json(text);
        configuration.remove(List.of("year", "filledIn"));
        return EditionBody.read(year, Fields.of(configuration), 1);
    }

    private static String shipped(String file) throws IOException {
        return new String(
                LibraryTest.class.getResourceAsStream("editions/" + file).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return Json.trusted(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Organization> read(String csv) throws IOException {
        return Library.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
