package kepu.testing;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import kepu.runtime.IdSource;
import kepu.runtime.Settings;

/** Puts together the settings that a function under test is given. */
public final class SettingsForTests {
    static final String ACCESS_KEY = "local";
    static final String SECRET = "local";

    private final Map<String, String> environment = new LinkedHashMap<>();
    private Clock clock = Clock.systemUTC();

    private SettingsForTests() {}

    /** Region and credentials, and nothing else. */
    public static SettingsForTests bare() {
        return new SettingsForTests()
                .with("AWS_REGION", "us-east-1")
                .with("AWS_ACCESS_KEY_ID", ACCESS_KEY)
                .with("AWS_SECRET_ACCESS_KEY", SECRET);
    }

    /** With the template's environment, its tables in {@link DynamoDbForTests}, and tokens of this mint trusted. */
    public static SettingsForTests of(TokenMint mint) {
        return bare().with(DynamoDbForTests.environment()).with(mint.environment());
    }

    public SettingsForTests with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public SettingsForTests with(Map<String, String> more) {
        environment.putAll(more);
        return this;
    }

    public SettingsForTests clock(Clock other) {
        clock = other;
        return this;
    }

    public Settings settings() {
        return new Settings(environment, clock, IdSource.ULID);
    }
}
