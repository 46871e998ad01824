package kepu.runtime;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * All that a function depends on besides its input: its environment, the clock, the source of ids, and the clients it
 * has made. Nothing else reads the environment.
 */
public final class Settings {
    private final Map<String, String> environment;
    private final Clock clock;
    private final IdSource ids;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    public Settings(Map<String, String> environment, Clock clock, IdSource ids) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.ids = ids;
    }

    /** As the function was deployed; {@code CLOCK=file:…} makes it follow a settable clock, absent means now. */
    public static Settings fromEnvironment() {
        Map<String, String> environment = System.getenv();
        return new Settings(environment, FileClock.orSystem(environment.getOrDefault("CLOCK", "")), IdSource.ULID);
    }

    /** The setting of this name; a function without it cannot work. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException("setting " + name + " is missing"));
    }

    /** The setting of this name, unless absent or empty. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Where an AWS service answers, when it is not where it answers by itself ({@code AWS_ENDPOINT_URL_…}). */
    public Optional<URI> endpoint(String service) {
        return optional("AWS_ENDPOINT_URL_" + service).map(URI::create);
    }

    public Clock clock() {
        return clock;
    }

    public IdSource ids() {
        return ids;
    }

    /** The one instance of a costly thing, made on first use and shared by all that hold these settings. */
    public <T> T one(Class<T> type, Function<Settings, T> maker) {
        Object one = made.get(type);
        if (one == null) {
            // Not computeIfAbsent: making one thing may ask for another.
            one = maker.apply(this);
            Object earlier = made.putIfAbsent(type, one);
            one = earlier == null ? one : earlier;
        }
        return type.cast(one);
    }
}
