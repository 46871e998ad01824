package kepu.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import kepu.domain.fault.Reason;
import kepu.storage.Accounts;

/**
 * Bounds how often log-in may fail, by phone number and by address. Counted before the password is looked at, so that
 * guessing in parallel gains nothing; a rightful log-in does not count.
 */
final class Attempts {
    static final int PER_PHONE = 10;
    /** More than by phone: a whole office may share an address. */
    static final int PER_ADDRESS = 100;

    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Accounts accounts;
    private final Clock clock;

    Attempts(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Counts one; refuses TOO_MANY_ATTEMPTS when there were too many in the running quarter of an hour. */
    void count(String phone, String address) {
        long byAddress = accounts.attempt(network(address), SPAN, clock.instant());
        long byPhone = accounts.attempt(phone(phone), SPAN, clock.instant());
        if (byAddress > PER_ADDRESS || byPhone > PER_PHONE) {
            throw Reason.TOO_MANY_ATTEMPTS.refuse(SPAN.toMinutes());
        }
    }

    void absolve(String phone, String address) {
        accounts.absolve(network(address), SPAN, clock.instant());
        accounts.absolve(phone(phone), SPAN, clock.instant());
    }

    // What is typed as a phone number may look like an address: each is counted apart.
    private static String phone(String typed) {
        return "PHONE#" + typed;
    }

    // Whoever has one IPv6 address has the 2^64 of its network.
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
