package kepu.local;

import java.util.Map;

/** What a parameter's value may be instead of a literal, because only the host knows it. */
final class Placeholders {
    private Placeholders() {}

    /** {@code @public-url}, {@code @endpoint}, {@code @smtp-host}, {@code @smtp-port}, {@code @clock}, {@code @home}. */
    static String fill(String value, HostOptions options) {
        if (!value.startsWith("@")) {
            return value;
        }
        Map<String, String> known = Map.of(
                "@public-url", options.publicUrl(),
                "@endpoint", options.endpointUrl(),
                "@smtp-host", options.address(),
                "@smtp-port", String.valueOf(options.ports().smtp()),
                "@clock", "file:" + options.clock(),
                "@home", options.home().toString());
        if (!known.containsKey(value)) {
            throw new IllegalArgumentException("'" + value + "' is none of " + known.keySet());
        }
        return known.get(value);
    }
}
