package kepu.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.AccountSource;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Accounts, the phones they log in with, the devices that stay logged in, and who holds which role where. */
public final class Accounts implements AccountSource {
    private static final String ITSELF = "ITSELF";

    private final DynamoDbClient dynamo;
    private final String table;

    public Accounts(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.accounts(settings);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return item("ACCOUNT#" + id).map(Accounts::read);
    }

    /** The account that logs in with this phone number, and the hash of its password. */
    public Optional<Credentials> byPhone(String phone) {
        return item("PHONE#" + phone)
                .map(item -> new Credentials(new AccountId(item.need("account")), item.need("passwordHash")));
    }

    /** Whose password it is, and its hash. */
    public record Credentials(AccountId account, String passwordHash) {}

    /** The accounts that hold a role within a scope (none for roles that reach everything). */
    public List<Account> holding(Role role, Optional<OrganizationId> scope) {
        List<Account> holders = new ArrayList<>();
        dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#key = :holders")
                        .expressionAttributeNames(Map.of("#key", "key"))
                        .expressionAttributeValues(Map.of(":holders", Item.text(holders(role, scope)))))
                .items()
                .forEach(item -> find(new AccountId(Item.of(item).need("part"))).ifPresent(holders::add));
        return List.copyOf(holders);
    }

    /** Adds an account, or replaces it with its roles, in one transaction; meant for seeding. */
    public void put(Account account, String passwordHash) {
        Transaction transaction = new Transaction()
                .put(table, write(account))
                .put(
                        table,
                        Item.empty()
                                .with("key", "PHONE#" + account.phone())
                                .with("part", ITSELF)
                                .with("account", account.id().value())
                                .with("passwordHash", passwordHash));
        account.grants().stream()
                .map(grant -> holders(grant.role(), grant.scope()))
                .distinct()
                .forEach(role -> transaction.put(
                        table,
                        Item.empty().with("key", role).with("part", account.id().value())));
        transaction.commit(dynamo);
    }

    /** Remembers a device, named by the hash of its secret, until an instant. */
    public void remember(String deviceHash, AccountId account, Instant until) {
        dynamo.putItem(put -> put.tableName(table)
                .item(Item.empty()
                        .with("key", "DEVICE#" + deviceHash)
                        .with("part", ITSELF)
                        .with("account", account.value())
                        .with("expiresAt", until.getEpochSecond())
                        .attributes()));
    }

    /** Whose device it is, unless it was forgotten or its time is over. */
    public Optional<AccountId> device(String deviceHash, Instant now) {
        return item("DEVICE#" + deviceHash)
                .filter(item -> item.number("expiresAt", 0) > now.getEpochSecond())
                .map(item -> new AccountId(item.need("account")));
    }

    public void forget(String deviceHash) {
        dynamo.deleteItem(delete ->
                delete.tableName(table).key(Item.key("key", "DEVICE#" + deviceHash, "part", Item.text(ITSELF))));
    }

    /**
     * Counts one attempt to log in by this phone number or from this address, and tells how many there were in the
     * running span of time. Spans are fixed pieces of the clock, so that counting is one write.
     */
    public long attempt(String who, Duration span, Instant now) {
        return count(who, span, now, 1);
    }

    /** Takes an attempt back that turned out to be rightful. */
    public void absolve(String who, Duration span, Instant now) {
        count(who, span, now, -1);
    }

    private long count(String who, Duration span, Instant now, int change) {
        long piece = now.getEpochSecond() / span.toSeconds();
        return Item.of(dynamo.updateItem(update -> update.tableName(table)
                                .key(Item.key("key", "ATTEMPTS#" + who + "#" + piece, "part", Item.text(ITSELF)))
                                .updateExpression("ADD attempts :change SET expiresAt = :end")
                                .expressionAttributeValues(Map.of(
                                        ":change",
                                        Item.number(change),
                                        ":end",
                                        Item.number((piece + 2) * span.toSeconds())))
                                .returnValues("ALL_NEW"))
                        .attributes())
                .number("attempts", 0);
    }

    private static String holders(Role role, Optional<OrganizationId> scope) {
        return "ROLE#" + role + "#" + scope.map(OrganizationId::value).orElse("");
    }

    private Optional<Item> item(String key) {
        Map<String, AttributeValue> found = dynamo.getItem(get -> get.tableName(table)
                        .key(Item.key("key", key, "part", Item.text(ITSELF)))
                        .consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(Item.of(found));
    }

    private static Item write(Account account) {
        return Item.empty()
                .with("key", "ACCOUNT#" + account.id())
                .with("part", ITSELF)
                .with("account", account.id().value())
                .with("name", account.name())
                .with("phone", account.phone())
                .with("email", account.email())
                .with(
                        "grants",
                        account.grants().stream()
                                .map(grant -> grant.role()
                                        + grant.scope()
                                                .map(scope -> "#" + scope)
                                                .orElse(""))
                                .toList());
    }

    private static Account read(Item item) {
        return new Account(
                new AccountId(item.need("account")),
                item.text("name", ""),
                item.text("phone", ""),
                item.text("email", ""),
                item.texts("grants").stream().map(Accounts::grant).toList());
    }

    private static Grant grant(String stored) {
        String[] parts = stored.split("#", 2);
        return new Grant(
                Role.valueOf(parts[0]),
                parts.length == 1 ? Optional.empty() : Optional.of(new OrganizationId(parts[1])));
    }
}
