package kepu.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;

/**
 * One capability's routes behind the HTTP API. For each request: the route is found by its key, who asks is identified,
 * refused unless the table of permissions gives the route's action somewhere, and what the capability refuses is
 * answered as a problem. Nothing a client sends makes it throw.
 */
public final class HttpEndpoint {
    private record Route(Action action, Function<HttpRequest, HttpResponse> answer) {}

    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Identity identity;

    private HttpEndpoint(Identity identity) {
        this.identity = identity;
    }

    /** An endpoint that finds the accounts named by tokens here. */
    public static HttpEndpoint with(Settings settings, AccountSource accounts) {
        return new HttpEndpoint(new Identity(settings, accounts));
    }

    /** Answers a route, given as in the template ({@code GET /things/{id}}), to those whom the action allows. */
    public HttpEndpoint on(String routeKey, Action action, Function<HttpRequest, HttpResponse> answer) {
        if (routes.put(routeKey, new Route(action, answer)) != null) {
            throw new IllegalArgumentException(routeKey + " is routed twice");
        }
        return this;
    }

    /** The routes it answers and what each is for, for the laws. */
    public Map<String, Action> actions() {
        Map<String, Action> actions = new LinkedHashMap<>();
        routes.forEach((key, route) -> actions.put(key, route.action()));
        return actions;
    }

    /** Reads one event, answers it, logs and counts it. */
    public void serve(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.trusted(input.readAllBytes());
        HttpResponse response = Observed.invocation(context, () -> observed(event, context));
        output.write(Json.bytes(response.forGateway()));
    }

    private HttpResponse observed(JsonNode event, Context context) {
        Map<String, String> said = new LinkedHashMap<>(Map.of("route", HttpRequest.routeKey(event)));
        HttpResponse response;
        try {
            response = answer(event, said);
        } catch (Refusal refusal) {
            said.put("code", refusal.reason().name());
            Observed.count("Refusals");
            response = Problem.of(refusal);
        } catch (RuntimeException accident) {
            Observed.count("Accidents");
            Observed.accident("accident", said, accident);
            response = Problem.ofAccident(context.getAwsRequestId());
        }
        Observed.count("Requests");
        said.put("status", String.valueOf(response.status()));
        Observed.log("request", said);
        return response;
    }

    private HttpResponse answer(JsonNode event, Map<String, String> said) {
        Route route =
                Optional.ofNullable(routes.get(HttpRequest.routeKey(event))).orElseThrow(Reason.NO_SUCH_ROUTE::refuse);
        Optional<Account> account = HttpRequest.header(event, "authorization").map(identity::of);
        if (!route.action().isOpenToAnyone()) {
            Account asking = account.orElseThrow(Reason.UNAUTHENTICATED::refuse);
            if (!route.action().isAllowedSomewhere(asking)) {
                throw Reason.FORBIDDEN.refuse();
            }
        }
        HttpRequest request = new HttpRequest(event, route.action(), account);
        said.putAll(request.loggable());
        return route.answer().apply(request);
    }
}
