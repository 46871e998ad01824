package kepu.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The host's clock, which everything reads. */
final class VirtualClock {
    private final Api host;

    VirtualClock(Api host) {
        this.host = host;
    }

    Instant now() {
        return Instant.parse(read("now"));
    }

    /** The time outside. */
    Instant real() {
        return Instant.parse(read("real"));
    }

    void set(Instant at) {
        host.put("/_local/clock", Api.body().put("at", at.toString()), Map.of()).expect(200);
    }

    /** Goes on to this instant, unless it has passed. */
    void reach(Instant at) {
        if (now().isBefore(at)) {
            set(at);
        }
    }

    void advance(Duration by) {
        host.put("/_local/clock", Api.body().put("advance", by.toString()), Map.of())
                .expect(200);
    }

    private String read(String which) {
        return host.get("/_local/clock", Map.of())
                .expect(200)
                .body()
                .path(which)
                .asText();
    }
}
