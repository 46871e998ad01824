package kepu.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.Json;
import kepu.runtime.Passwords;
import kepu.runtime.Settings;
import kepu.storage.Accounts;

/** The accounts for demonstrations: of every role, all invented, and all with the one password that the README tells. */
final class SeedAccounts {
    private static final String PASSWORD = "kepu-demo-2026";

    private final Accounts accounts;

    SeedAccounts(Settings settings) {
        this.accounts = new Accounts(settings);
    }

    /** Gives how many there are. */
    int seed(Parallel parallel) {
        List<Account> shipped = shipped();
        String hash = Passwords.hash(PASSWORD);
        parallel.each(shipped, piece -> piece.forEach(account -> accounts.put(account, hash)));
        return shipped.size();
    }

    static List<Account> shipped() {
        try (InputStream bytes = SeedAccounts.class.getResourceAsStream("accounts.json")) {
            List<Account> accounts = new ArrayList<>();
            Json.trusted(bytes.readAllBytes()).forEach(one -> accounts.add(account(one)));
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Account account(JsonNode one) {
        List<Grant> grants = new ArrayList<>();
        one.path("grants")
                .forEach(grant -> grants.add(new Grant(
                        Role.valueOf(grant.path("role").asText()),
                        Optional.ofNullable(grant.get("scope"))
                                .map(JsonNode::asText)
                                .map(OrganizationId::new))));
        return new Account(
                new AccountId(one.path("id").asText()),
                one.path("name").asText(),
                one.path("phone").asText(),
                one.path("email").asText(),
                grants);
    }
}
