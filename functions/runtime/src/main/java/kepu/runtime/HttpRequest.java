package kepu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.account.Scope;
import kepu.domain.fault.Reason;

/** What the HTTP API passes on (payload format 2.0), and who asks. */
public final class HttpRequest {
    /** Of a body, in bytes: no form of ours comes near. */
    static final int MOST_BYTES = 256 * 1024;

    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");

    private final JsonNode event;
    private final Action action;
    private final Optional<Account> account;

    HttpRequest(JsonNode event, Action action, Optional<Account> account) {
        this.event = event;
        this.action = action;
        this.account = account;
    }

    static String routeKey(JsonNode event) {
        return event.path("routeKey").asText();
    }

    /** The header of this lower-case name. */
    static Optional<String> header(JsonNode event, String name) {
        return Optional.ofNullable(event.path("headers").get(name)).map(JsonNode::asText);
    }

    public Optional<String> header(String name) {
        return header(event, name);
    }

    public Optional<String> cookie(String name) {
        for (JsonNode cookie : event.path("cookies")) {
            if (cookie.asText().startsWith(name + "=")) {
                return Optional.of(cookie.asText().substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** The path as it was called, for functions that serve many. */
    public String path() {
        return event.path("rawPath").asText("/");
    }

    /** The part of the path named so in the route, read as an id; one that cannot be is refused as not there. */
    public <T> T id(String name, Function<String, T> reader, Reason absent) {
        try {
            return reader.apply(event.path("pathParameters").path(name).asText());
        } catch (IllegalArgumentException e) {
            throw absent.refuse();
        }
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(event.path("queryStringParameters").get(name))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }

    /** A query parameter that must be a whole number within these bounds when it is there. */
    public Optional<Integer> number(String name, int least, int most) {
        return query(name).map(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused below, like a number out of bounds.
            }
            throw Reason.MALFORMED.refuse(name + ": " + least + "–" + most);
        });
    }

    /** How many items a page of a list shall have. */
    public int limit() {
        return number("limit", 1, 100).orElse(20);
    }

    /** The version an edit was made on, from If-Match; refuses PRECONDITION_REQUIRED without one. */
    public long ifMatch() {
        Matcher tag = ETAG.matcher(header("if-match").orElseThrow(Reason.PRECONDITION_REQUIRED::refuse));
        if (!tag.matches()) {
            throw Reason.MALFORMED.refuse("If-Match");
        }
        return Long.parseLong(tag.group(1));
    }

    /** The body as an object to be read member by member; refuses what does not say that it is JSON. */
    public Fields fields() {
        mustBeJson();
        return Fields.of(Json.parse(body()));
    }

    /** Refuses UNSUPPORTED_TYPE unless it says that it is JSON, which no form of another site can (CSRF). */
    public void mustBeJson() {
        String type = header("content-type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw Reason.UNSUPPORTED_TYPE.refuse();
        }
    }

    /** The body, at most {@link #MOST_BYTES}. */
    public byte[] body() {
        String text = event.path("body").asText("");
        byte[] bytes = event.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw Reason.TOO_LARGE.refuse(MOST_BYTES);
        }
        return bytes;
    }

    /** The address the gateway saw; never what a client claims. */
    public String sourceIp() {
        return event.path("requestContext").path("http").path("sourceIp").asText("");
    }

    /** Who asks, if they are logged in. */
    public Optional<Account> visitor() {
        return account;
    }

    /** Who asks; refuses UNAUTHENTICATED when nobody is logged in. */
    public Account account() {
        return account.orElseThrow(Reason.UNAUTHENTICATED::refuse);
    }

    /** Refuses FORBIDDEN unless who asks may do what this route is for to this. */
    public Account mustBeAllowed(Scope to) {
        return mustBeAllowed(action, to);
    }

    /** Refuses FORBIDDEN unless who asks may do this to that. */
    public Account mustBeAllowed(Action doing, Scope to) {
        Account asking = account();
        if (!asking.may(doing, to)) {
            throw Reason.FORBIDDEN.refuse();
        }
        return asking;
    }

    /** What the log may hold of it: never the path, which may be a link, and never the body. */
    Map<String, String> loggable() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("route", routeKey(event));
        account.ifPresent(who -> said.put("account", who.id().value()));
        return said;
    }
}
