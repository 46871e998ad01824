package kepu.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@link HostOptions} as {@code --name value} pairs. */
final class CommandLine {
    private static final Set<String> KNOWN = new TreeSet<>(List.of(
            "address",
            "banner",
            "dynamodb-libs",
            "dynamodb-port",
            "end-with-input",
            "endpoint-port",
            "faults",
            "home",
            "invoke",
            "parameter",
            "port",
            "prepare",
            "public-url",
            "region",
            "smtp-port",
            "stack",
            "template"));

    private final Map<String, List<String>> given = new LinkedHashMap<>();

    private CommandLine(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            if (!arguments.get(i).startsWith("--") || !KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + arguments.get(i) + "' is none of --" + String.join(", --", KNOWN));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
            given.computeIfAbsent(name, ignored -> new ArrayList<>()).add(arguments.get(i + 1));
        }
    }

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static HostOptions parse(List<String> arguments) {
        return new CommandLine(arguments).options();
    }

    /** What {@link #parse} makes these options of. */
    static List<String> of(HostOptions options) {
        List<String> arguments = new ArrayList<>();
        Map<String, Object> single = new LinkedHashMap<>();
        single.put("template", options.template());
        single.put("home", options.home());
        single.put("dynamodb-libs", options.libraries());
        single.put("stack", options.stack());
        single.put("region", options.region());
        single.put("address", options.address());
        single.put("port", options.ports().http());
        single.put("endpoint-port", options.ports().endpoint());
        single.put("dynamodb-port", options.ports().dynamodb());
        single.put("smtp-port", options.ports().smtp());
        single.put("public-url", options.publicUrl());
        single.put("banner", options.banner());
        single.put("faults", options.faults());
        single.put("prepare", options.prepares());
        single.put("end-with-input", options.endsWithInput());
        single.forEach((name, value) -> arguments.addAll(List.of("--" + name, value.toString())));
        options.parameters().forEach((name, value) -> arguments.addAll(List.of("--parameter", name + "=" + value)));
        options.invocations().forEach(invocation -> arguments.addAll(List.of("--invoke", invocation)));
        return arguments;
    }

    private HostOptions options() {
        HostOptions.Ports ports = new HostOptions.Ports(
                port("port", 8080), port("endpoint-port", 4566), port("dynamodb-port", 8000), port("smtp-port", 2525));
        String address = last("address", "127.0.0.1");
        String host = address.equals("127.0.0.1") ? "localhost" : address;
        return new HostOptions(
                path("template"),
                path("home"),
                path("dynamodb-libs"),
                last("stack", "local"),
                last("region", "us-east-1"),
                address,
                ports,
                last("public-url", "http://" + host + ":" + ports.http()),
                all("parameter").stream()
                        .map(CommandLine::assignment)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, again) -> again)),
                all("invoke"),
                Path.of(last("banner", "")),
                Boolean.parseBoolean(last("faults", "false")),
                Boolean.parseBoolean(last("prepare", "false")),
                Boolean.parseBoolean(last("end-with-input", "false")));
    }

    private List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    private String last(String name, String otherwise) {
        List<String> values = given.getOrDefault(name, List.of(otherwise));
        return values.get(values.size() - 1);
    }

    private Path path(String name) {
        if (!given.containsKey(name)) {
            throw new IllegalArgumentException("--" + name + " is needed");
        }
        return Path.of(last(name, "")).toAbsolutePath();
    }

    private int port(String name, int otherwise) {
        String text = last(name, String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--" + name + " is a port from 1 to 65535, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static String[] assignment(String text) {
        String[] pair = text.split("=", 2);
        if (pair.length < 2) {
            throw new IllegalArgumentException("--parameter is Name=value, not '" + text + "'");
        }
        return pair;
    }
}
