package kepu.runtime;

import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;

/** Where identity finds the account that a token names, with its roles as they are now. */
@FunctionalInterface
public interface AccountSource {
    Optional<Account> find(AccountId id);
}
