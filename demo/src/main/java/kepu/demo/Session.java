package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Somebody's requests, in their own name; who has been logged out by time logs in again. */
final class Session {
    private final Api api;
    private final Person person;
    private final String password;
    private String token = "";

    Session(Api api, Person person, String password) {
        this.api = api;
        this.person = person;
        this.password = password;
    }

    Person person() {
        return person;
    }

    Reply get(String path) {
        return asking(headers -> api.get(path, headers), Map.of());
    }

    Reply delete(String path) {
        return asking(headers -> api.delete(path, headers), Map.of());
    }

    Reply post(String path, JsonNode body) {
        return post(path, body, Map.of());
    }

    Reply post(String path, JsonNode body, Map<String, String> headers) {
        return asking(with -> api.post(path, body, with), headers);
    }

    Reply put(String path, JsonNode body) {
        return put(path, body, Map.of());
    }

    Reply put(String path, JsonNode body, Map<String, String> headers) {
        return asking(with -> api.put(path, body, with), headers);
    }

    /** The access token of now. */
    synchronized String token() {
        if (token.isEmpty()) {
            token = api.post(
                            "/sessions", Api.body().put("phone", person.phone()).put("password", password), Map.of())
                    .expect(200)
                    .body()
                    .path("accessToken")
                    .asText();
        }
        return token;
    }

    private Reply asking(Function<Map<String, String>, Reply> ask, Map<String, String> headers) {
        Map<String, String> mine = new HashMap<>(headers);
        String used = token();
        mine.put("authorization", "Bearer " + used);
        Reply reply = ask.apply(mine);
        // A clock that is set back makes a token one of the future: invalid, not expired.
        if (reply.status() != 401 || !reply.code().startsWith("TOKEN_")) {
            return reply;
        }
        forget(used);
        mine.put("authorization", "Bearer " + token());
        return ask.apply(mine);
    }

    private synchronized void forget(String used) {
        if (token.equals(used)) {
            token = "";
        }
    }
}
