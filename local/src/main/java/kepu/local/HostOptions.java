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
import kepu.local.template.Account;
import kepu.local.template.Template;

/**
 * What to run and where.
 *
 * @param home where everything that lasts is kept
 * @param libraries the directory with DynamoDB Local's jars
 * @param address what the servers listen on; only this machine sees 127.0.0.1
 * @param publicUrl how the HTTP API is reached
 * @param parameters the template's parameters; values may be placeholders, see {@link Placeholders}
 * @param invocations functions to invoke once per home, as {@code Function=JSON}
 * @param banner a file to print when ready; an empty path for none
 * @param faults whether faults may be injected, for which every call to DynamoDB passes through the host
 * @param prepares whether functions are loaded in the background as soon as the host is ready, not when first invoked
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
        boolean faults,
        boolean prepares,
        boolean endsWithInput) {

    /**
     * @param http the HTTP API's
     * @param endpoint for all of AWS but DynamoDB, and for what the host itself shows
     */
    public record Ports(int http, int endpoint, int dynamodb, int smtp) {
        /** Four ports that are free now. */
        public static Ports free() {
            List<Integer> ports = freePorts(4);
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
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
                false,
                false,
                false);
    }

    /** These options with one more parameter of the template. */
    public HostOptions parameter(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return with(stack, more, invocations, faults, endsWithInput);
    }

    /** These options with one more function to invoke once per home. */
    public HostOptions invocation(String function, String event) {
        List<String> more = new ArrayList<>(invocations);
        more.add(function + "=" + event);
        return with(stack, parameters, more, faults, endsWithInput);
    }

    /** These options with another name of the stack. */
    public HostOptions stack(String name) {
        return with(name, parameters, invocations, faults, endsWithInput);
    }

    /** These options, and faults may be injected. */
    public HostOptions withFaults() {
        return with(stack, parameters, invocations, true, endsWithInput);
    }

    HostOptions endingWithInput() {
        return with(stack, parameters, invocations, faults, true);
    }

    private HostOptions with(
            String otherStack,
            Map<String, String> otherParameters,
            List<String> otherInvocations,
            boolean otherFaults,
            boolean otherEnd) {
        return new HostOptions(
                template,
                home,
                libraries,
                otherStack,
                region,
                address,
                ports,
                publicUrl,
                otherParameters,
                otherInvocations,
                banner,
                otherFaults,
                prepares,
                otherEnd);
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

    String dynamodbUrl() {
        return "http://127.0.0.1:" + ports.dynamodb();
    }

    static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        } finally {
            sockets.forEach(HostOptions::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
