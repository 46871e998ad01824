package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Action;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.account.Scope;
import kepu.domain.organization.OrganizationId;
import org.junit.jupiter.api.Test;

/** Every role, action, route and scope is decided, and {@code docs/permissions.md} says how. */
class PermissionsTest {
    private static final AccountId SOMEBODY = new AccountId("somebody");
    private static final AccountId ANOTHER = new AccountId("another");
    private static final OrganizationId PROVINCE = new OrganizationId("province");
    private static final OrganizationId CITY = new OrganizationId("city");
    private static final OrganizationId ELSEWHERE = new OrganizationId("elsewhere");

    private static final Scope INSIDE = scope(ANOTHER, PROVINCE, CITY);
    private static final Scope OUTSIDE = scope(ANOTHER, ELSEWHERE, ELSEWHERE);
    private static final Scope MINE_OUTSIDE = scope(SOMEBODY, ELSEWHERE, ELSEWHERE);

    @Test
    void theDocumentTellsWhoMayDoWhatToWhat() {
        StringBuilder table = new StringBuilder("| Action | visitor | anybody |");
        for (Role role : Role.values()) {
            table.append(' ').append(role).append(" |");
        }
        table.append("\n|---|---|---|")
                .append("---|".repeat(Role.values().length))
                .append('\n');
        for (Action action : Action.values()) {
            table.append("| ").append(action).append(" | ").append(action.isOpenToAnyone() ? "yes" : "–");
            table.append(" | ").append(cell(action, account(List.of()))).append(" |");
            for (Role role : Role.values()) {
                table.append(' ')
                        .append(cell(action, account(List.of(grant(role)))))
                        .append(" |");
            }
            table.append('\n');
        }
        assertEquals(section("Actions"), table.toString());
    }

    @Test
    void theDocumentTellsWhatEveryRouteIsFor() {
        StringBuilder table = new StringBuilder("| Route | Action |\n|---|---|\n");
        for (Map.Entry<String, Action> route : Functions.actions().entrySet()) {
            table.append("| `")
                    .append(route.getKey())
                    .append("` | ")
                    .append(route.getValue())
                    .append(" |\n");
        }
        assertEquals(section("Routes"), table.toString());
    }

    @Test
    void nobodyGetsInWithoutAWordOfTheTable() {
        for (Action action : Action.values()) {
            for (Role role : Role.values()) {
                Account account = account(List.of(grant(role)));
                boolean somewhere = List.of(INSIDE, OUTSIDE, MINE_OUTSIDE, Scope.PLATFORM).stream()
                        .anyMatch(to -> account.may(action, to));
                if (somewhere) {
                    assertEquals(true, action.isAllowedSomewhere(account), action + " " + role);
                }
            }
        }
    }

    // I: within one's scope, O: outside it, M: outside it but one's own.
    private static String cell(Action action, Account account) {
        Function<Scope, Boolean> may = to -> account.may(action, to);
        String cell =
                (may.apply(INSIDE) ? "I" : "") + (may.apply(OUTSIDE) ? "O" : "") + (may.apply(MINE_OUTSIDE) ? "M" : "");
        return cell.isEmpty() ? "–" : cell;
    }

    private static Account account(List<Grant> grants) {
        return new Account(SOMEBODY, "somebody", "0", "", grants);
    }

    private static Grant grant(Role role) {
        return new Grant(
                role,
                switch (role.extent()) {
                    case EVERYTHING -> Optional.empty();
                    case CHANNEL -> Optional.of(PROVINCE);
                    case TERRITORY -> Optional.of(CITY);
                });
    }

    private static Scope scope(AccountId owner, OrganizationId channel, OrganizationId responsible) {
        return new Scope(Optional.of(owner), Optional.of(channel), List.of(responsible, channel));
    }

    private static String section(String title) {
        String document = Project.text("docs/permissions.md");
        int from = document.indexOf("\n| ", document.indexOf("## " + title)) + 1;
        int to = document.indexOf("\n\n", from);
        return document.substring(from, to < 0 ? document.length() : to + 1);
    }
}
