package kepu.laws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kepu.domain.account.Action;
import kepu.runtime.EventEndpoint;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.IdSource;
import kepu.runtime.Settings;

/** The functions that the template declares, and the handlers that they name. */
final class Functions {
    private Functions() {}

    /** One of them. */
    record Function(String name, JsonNode properties) {
        String handler() {
            return properties.path("Handler").asText();
        }

        Set<String> routes() {
            Set<String> routes = new TreeSet<>();
            for (JsonNode event : properties.path("Events")) {
                if (event.path("Type").asText().equals("HttpApi")) {
                    JsonNode route = event.path("Properties");
                    routes.add(route.path("Method").asText() + " "
                            + route.path("Path").asText());
                }
            }
            return routes;
        }

        Class<?> type() {
            try {
                return Class.forName(handler());
            } catch (ClassNotFoundException e) {
                throw new AssertionError(name + " names " + handler() + ", which is no class", e);
            }
        }

        /** The handler, made as a deployment would make it. */
        RequestStreamHandler made() {
            try {
                return (RequestStreamHandler)
                        type().getConstructor(Settings.class).newInstance(settings());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(handler() + " cannot be made from settings alone", e);
            }
        }

        /** The fields of the handler in which an endpoint stands; there must be one. */
        List<Field> endpoints() {
            return Stream.of(type().getDeclaredFields())
                    .filter(field -> field.getType() == HttpEndpoint.class || field.getType() == EventEndpoint.class)
                    .toList();
        }

        /** What its handler's table of routes holds; empty for a function that has none. */
        Map<String, Action> actions() {
            Field field = endpoints().get(0);
            if (field.getType() != HttpEndpoint.class) {
                return Map.of();
            }
            try {
                field.setAccessible(true);
                return ((HttpEndpoint) field.get(made())).actions();
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        Project.template().path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals("AWS::Serverless::Function")) {
                functions.add(
                        new Function(resource.getKey(), resource.getValue().path("Properties")));
            }
        });
        return functions;
    }

    /** The action of every route of every function. */
    static Map<String, Action> actions() {
        Map<String, Action> actions = new java.util.TreeMap<>();
        for (Function function : all()) {
            function.actions().forEach((route, action) -> {
                if (actions.put(route, action) != null) {
                    throw new AssertionError(route + " is answered twice");
                }
            });
        }
        return actions;
    }

    /** Settings with every variable that the template declares; nothing is reached by making a handler. */
    private static Settings settings() {
        Map<String, String> environment = new HashMap<>();
        Project.template()
                .path("Globals")
                .path("Function")
                .path("Environment")
                .path("Variables")
                .fieldNames()
                .forEachRemaining(name -> environment.put(name, "x"));
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "x");
        environment.put("AWS_SECRET_ACCESS_KEY", "x");
        environment.put("MAIL_PORT", "25");
        environment.put("PUBLIC_URL", "https://kepu.example.org");
        environment.put("TOKEN_ISSUERS", "https://kepu.example.org=http://127.0.0.1:9/jwks.json");
        return new Settings(environment, Clock.systemUTC(), IdSource.ULID);
    }
}
