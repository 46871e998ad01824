package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody with a seeded account, and their sessions. */
final class People {
    /** Everybody's, as the seeds publish it. */
    static final String PASSWORD = "kepu-demo-2026";

    private final Api api;
    private final List<Person> all;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    private People(Api api, List<Person> all) {
        this.api = api;
        this.all = all;
    }

    /** @param root of the project, whose seeds tell who there is */
    static People read(Path root, Api api) {
        Path accounts = root.resolve("functions/seed/src/main/resources/kepu/seed/accounts.json");
        List<Person> all = new ArrayList<>();
        try {
            for (JsonNode account : Api.JSON.readTree(accounts.toFile())) {
                List<Person.Role> roles = new ArrayList<>();
                account.path("grants")
                        .forEach(grant -> roles.add(new Person.Role(
                                grant.path("role").asText(), grant.path("scope").asText())));
                all.add(new Person(
                        account.path("name").asText(),
                        account.path("phone").asText(),
                        account.path("email").asText(),
                        roles));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new People(api, List.copyOf(all));
    }

    List<Person> all() {
        return all;
    }

    Session submitter(int which) {
        return session(holding("SUBMITTER", "").get(which));
    }

    Session administrator() {
        return session(holding("ADMINISTRATOR", "").get(0));
    }

    Session nationalReviewer(int which) {
        return session(holding("NATIONAL_REVIEWER", "").get(which));
    }

    Session provinceReviewer(String channel, int which) {
        return session(holding("PROVINCE_REVIEWER", channel).get(which));
    }

    Session recommendationOfficer(String channel) {
        return session(holding("RECOMMENDATION_OFFICER", channel).get(0));
    }

    /** The first reviewer of this level ({@code PROVINCE} or {@code NATION}), for the province with this association. */
    Session reviewer(String level, String organization) {
        return level.equals("PROVINCE") ? provinceReviewer(organization, 0) : nationalReviewer(0);
    }

    List<Person> holding(String role, String scope) {
        return all.stream().filter(person -> person.is(role, scope)).toList();
    }

    Session session(Person person) {
        return sessions.computeIfAbsent(person.phone(), phone -> new Session(api, person, PASSWORD));
    }
}
