package kepu.local.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The decoded parameters after the question mark. */
final class Query {
    private final List<Map.Entry<String, String>> parameters;

    private Query(List<Map.Entry<String, String>> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** Reads what an HTTP request carries; empty when it carries none. */
    static Query parse(String raw) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(Map.entry(decode(name), decode(value)));
            }
        }
        return new Query(parameters);
    }

    private static String decode(String coded) {
        return Percent.decode(coded.replace('+', ' '));
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** By name without regard to case, as headers that were moved into the query are. */
    Optional<String> hoisted(String header) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    List<Map.Entry<String, String>> parameters() {
        return parameters;
    }

    String canonical(Predicate<String> included) {
        return parameters.stream()
                .filter(parameter -> included.test(parameter.getKey()))
                .map(parameter -> Percent.encode(parameter.getKey()) + "=" + Percent.encode(parameter.getValue()))
                .sorted(Query::byNameThenValue)
                .collect(Collectors.joining("&"));
    }

    /** "=" sorts after "-" and ".", so whole pairs must not be compared as text. */
    private static int byNameThenValue(String one, String other) {
        String[] left = one.split("=", 2);
        String[] right = other.split("=", 2);
        int byName = left[0].compareTo(right[0]);
        return byName != 0 ? byName : left[1].compareTo(right[1]);
    }
}
