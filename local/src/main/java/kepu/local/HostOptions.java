package kepu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kepu.local.template.Account;
import kepu.local.template.Template;

/**
 * What to run and where, as the command line says it.
 *
 * @param home where everything that lasts is kept
 * @param libraries the directory with DynamoDB Local's jars
 * @param address what the servers listen on; only this machine sees 127.0.0.1
 * @param publicUrl how the HTTP API is reached
 * @param parameters the template's parameters; values may hold placeholders, see {@link Placeholders}
 * @param invocations functions to invoke once per home, as {@code Function=JSON}
 * @param banner a file to print when ready; an empty path for none
 * @param endsWithInput whether the host ends when its standard input does
 */
public record HostOptions(
        Path template,
        Path home,
        Path libraries,
        String stack,
        String region,
        String address,
        Ports ports,
        String publicUrl,
        Map<String, String> parameters,
        List<String> invocations,
        Path banner,
        boolean endsWithInput) {

    /**
     * @param http the HTTP API's
     * @param endpoint for all of AWS but DynamoDB, and for what the host itself shows
     */
    public record Ports(int http, int endpoint, int dynamodb, int smtp) {
        /** Four ports that are free now. */
        public static Ports free() {
            List<ServerSocket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 4; i++) {
                    sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                int[] ports =
                        sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
                return new Ports(ports[0], ports[1], ports[2], ports[3]);
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            } finally {
                sockets.forEach(HostOptions::close);
            }
        }
    }

    public HostOptions {
        parameters = Map.copyOf(parameters);
        invocations = List.copyOf(invocations);
    }

    /** A host on free ports with defaults for everything else. */
    public static HostOptions onFreePorts(Path template, Path home, Path libraries) {
        Ports ports = Ports.free();
        return new HostOptions(
                template.toAbsolutePath(),
                home.toAbsolutePath(),
                libraries.toAbsolutePath(),
                "local",
                "us-east-1",
                "127.0.0.1",
                ports,
                "http://localhost:" + ports.http(),
                Map.of(),
                List.of(),
                Path.of(""),
                false);
    }

    /** These options with one more parameter of the template. */
    public HostOptions parameter(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new HostOptions(
                template,
                home,
                libraries,
                stack,
                region,
                address,
                ports,
                publicUrl,
                more,
                invocations,
                banner,
                endsWithInput);
    }

    /** These options with one more function to invoke once per home. */
    public HostOptions invocation(String function, String event) {
        List<String> more = new ArrayList<>(invocations);
        more.add(function + "=" + event);
        return new HostOptions(
                template,
                home,
                libraries,
                stack,
                region,
                address,
                ports,
                publicUrl,
                parameters,
                more,
                banner,
                endsWithInput);
    }

    HostOptions endingWithInput() {
        return new HostOptions(
                template,
                home,
                libraries,
                stack,
                region,
                address,
                ports,
                publicUrl,
                parameters,
                invocations,
                banner,
                true);
    }

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static HostOptions parse(List<String> arguments) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        List<String> known = List.of(
                "template",
                "home",
                "dynamodb-libs",
                "stack",
                "region",
                "address",
                "port",
                "endpoint-port",
                "dynamodb-port",
                "smtp-port",
                "public-url",
                "parameter",
                "invoke",
                "banner",
                "end-with-input");
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            if (!known.contains(name) || !arguments.get(i).startsWith("--")) {
                throw new IllegalArgumentException(
                        "'" + arguments.get(i) + "' is none of --" + String.join(", --", known));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
            given.computeIfAbsent(name, ignored -> new ArrayList<>()).add(arguments.get(i + 1));
        }
        Function<String, String> required = name -> given.getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--" + name + " is needed"));
        Ports ports = new Ports(
                port(given, "port", 8080),
                port(given, "endpoint-port", 4566),
                port(given, "dynamodb-port", 8000),
                port(given, "smtp-port", 2525));
        String address = one(given, "address", "127.0.0.1");
        return new HostOptions(
                Path.of(required.apply("template")).toAbsolutePath(),
                Path.of(required.apply("home")).toAbsolutePath(),
                Path.of(required.apply("dynamodb-libs")).toAbsolutePath(),
                one(given, "stack", "local"),
                one(given, "region", "us-east-1"),
                address,
                ports,
                one(
                        given,
                        "public-url",
                        "http://" + (address.equals("127.0.0.1") ? "localhost" : address) + ":" + ports.http()),
                given.getOrDefault("parameter", List.of()).stream()
                        .map(HostOptions::assignment)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last)),
                given.getOrDefault("invoke", List.of()),
                Path.of(one(given, "banner", "")),
                Boolean.parseBoolean(one(given, "end-with-input", "false")));
    }

    /** What {@link #parse} makes these options of. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--template", template.toString(),
                "--home", home.toString(),
                "--dynamodb-libs", libraries.toString(),
                "--stack", stack,
                "--region", region,
                "--address", address,
                "--port", String.valueOf(ports.http()),
                "--endpoint-port", String.valueOf(ports.endpoint()),
                "--dynamodb-port", String.valueOf(ports.dynamodb()),
                "--smtp-port", String.valueOf(ports.smtp()),
                "--public-url", publicUrl,
                "--banner", banner.toString(),
                "--end-with-input", String.valueOf(endsWithInput)));
        parameters.forEach((name, value) -> arguments.addAll(List.of("--parameter", name + "=" + value)));
        invocations.forEach(invocation -> arguments.addAll(List.of("--invoke", invocation)));
        return arguments;
    }

    Path clock() {
        return home.resolve("clock");
    }

    /** The template as these options give it its account and parameters. */
    Template read() {
        Map<String, String> filled = new LinkedHashMap<>();
        parameters.forEach((name, value) -> filled.put(name, Placeholders.fill(value, this)));
        return Template.read(template, new Account(stack, region, publicUrl), filled);
    }

    String endpointUrl() {
        // An IP address, not a name: SDKs then write buckets into the path, not into the host.
        return "http://" + address + ":" + ports.endpoint();
    }

    private static String one(Map<String, List<String>> given, String name, String otherwise) {
        List<String> values = given.getOrDefault(name, List.of(otherwise));
        return values.get(values.size() - 1);
    }

    private static int port(Map<String, List<String>> given, String name, int otherwise) {
        String text = one(given, name, String.valueOf(otherwise));
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

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
