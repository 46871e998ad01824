package kepu.storage;

import static kepu.storage.Stores.NOW;
import static kepu.storage.Stores.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import kepu.domain.account.AccountId;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private final Accounts accounts = new Accounts(SETTINGS);
    private final String fresh = Stores.fresh();

    @Test
    void aDeviceIsRememberedUntilItsTimeIsOver() {
        AccountId account = new AccountId("acc-1");
        accounts.remember(fresh, account, NOW.plus(Duration.ofDays(30)));
        assertEquals(Optional.of(account), accounts.device(fresh, NOW.plus(Duration.ofDays(29))));
        assertEquals(Optional.empty(), accounts.device(fresh, NOW.plus(Duration.ofDays(30))));
        accounts.forget(fresh);
        assertEquals(Optional.empty(), accounts.device(fresh, NOW));
        accounts.forget(fresh);
    }

    @Test
    void attemptsAreCountedInPiecesOfTime() {
        Duration span = Duration.ofMinutes(15);
        assertEquals(1, accounts.attempt(fresh, span, NOW));
        assertEquals(2, accounts.attempt(fresh, span, NOW));
        accounts.absolve(fresh, span, NOW);
        assertEquals(2, accounts.attempt(fresh, span, NOW));
        assertEquals(1, accounts.attempt(fresh, span, NOW.plus(span)));
        assertEquals(1, accounts.attempt(fresh + "-other", span, NOW));
    }

    @Test
    void nobodyHasAnUnknownPhone() {
        assertEquals(Optional.empty(), accounts.byPhone(fresh));
        assertEquals(Optional.empty(), accounts.find(new AccountId(fresh)));
    }
}
