package kepu.media;

import java.time.Instant;
import java.util.Map;

/** A request that somebody without credentials may send to S3, once it has these headers and until it expires. */
record Upload(String method, String url, Map<String, String> headers, Instant expiresAt) {
    Upload {
        headers = Map.copyOf(headers);
    }
}
