package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What was answered.
 *
 * @param asked method and path, for complaints
 * @param body a missing node when there was none, or none in JSON
 */
record Reply(String asked, int status, HttpHeaders headers, JsonNode body) {
    /** This reply; @throws Surprise unless it has this status */
    Reply expect(int wanted) {
        if (status != wanted) {
            throw new Surprise(asked + " was answered " + status + " instead of " + wanted + ": " + body);
        }
        return this;
    }

    boolean isOk() {
        return status / 100 == 2;
    }

    /** A problem's stable code; empty when this is no problem. */
    String code() {
        return body.path("code").asText();
    }

    String etag() {
        return headers.firstValue("etag").orElse("");
    }
}
