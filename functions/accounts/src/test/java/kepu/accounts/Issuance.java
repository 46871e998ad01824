package kepu.accounts;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Grant;
import kepu.runtime.Passwords;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.testing.Call;
import kepu.testing.DynamoDbForTests;
import kepu.testing.KmsForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.TravellingClock;

/** The function under test with its KMS, verifying its own tokens by the keys it serves over HTTP. */
record Issuance(
        RequestStreamHandler handler, Settings settings, TravellingClock clock, KmsForTests kms, HttpServer keys)
        implements AutoCloseable {

    static Issuance start(String publicUrl) {
        try {
            KmsForTests kms = KmsForTests.start();
            // Not in the past: DynamoDB deletes by its own clock what has expired.
            TravellingClock clock = TravellingClock.at(Instant.now());
            HttpServer keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuers =
                    publicUrl + "=http://127.0.0.1:" + keys.getAddress().getPort() + "/.well-known/jwks.json";
            Settings settings = SettingsForTests.bare()
                    .with(DynamoDbForTests.environment())
                    .with(kms.environment())
                    .with("PUBLIC_URL", publicUrl)
                    .with("TOKEN_ISSUER", publicUrl)
                    .with("TOKEN_ISSUERS", issuers)
                    .clock(clock)
                    .settings();
            RequestStreamHandler handler = new AccountsHandler(settings);
            keys.createContext("/.well-known/jwks.json", exchange -> {
                byte[] body = Call.to("GET /.well-known/jwks.json").on(handler).body();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            keys.start();
            return new Issuance(handler, settings, clock, kms, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Accounts accounts() {
        return new Accounts(settings);
    }

    /** A new account that logs in with this password. */
    Account account(String password, Grant grant) {
        Account account =
                new Account(new AccountId(fresh("acc")), "测试审核员", phone(), "reviewer@example.org", List.of(grant));
        accounts().put(account, Passwords.hash(password));
        return account;
    }

    String fresh(String prefix) {
        return prefix + "-" + settings.ids().next(clock.instant());
    }

    /** A phone number that nobody has. */
    String phone() {
        return "139" + ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000);
    }

    /** The first half of IPv6 addresses that nobody else has. */
    String network() {
        return "2001:0db8:%04x:%04x"
                .formatted(
                        ThreadLocalRandom.current().nextInt(0x1000, 0x10000),
                        ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
    }

    @Override
    public void close() {
        keys.stop(0);
        kms.close();
    }
}
