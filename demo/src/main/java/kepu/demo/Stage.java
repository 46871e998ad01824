package kepu.demo;

import java.nio.file.Path;
import java.util.List;
import kepu.local.HostOptions;
import kepu.local.HostProcess;

/** A running Kepu with all that a story needs: people, the clock, the mails, the executions. */
record Stage(Api api, People people, VirtualClock clock, Mailbox mailbox, Executions executions) {
    /** Enough for all functions: measured 664 MB with every one loaded, and 187 MB for DynamoDB Local beside it. */
    private static final List<String> MEMORY = List.of(
            "-Xmx256m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:MaxMetaspaceSize=320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k");

    static Stage of(HostProcess host, Path root) {
        Api api = new Api(host.api());
        Api endpoint = new Api(host.endpoint());
        return new Stage(
                api,
                People.read(root, api),
                new VirtualClock(endpoint),
                new Mailbox(endpoint),
                new Executions(endpoint));
    }

    /** How to run Kepu on free ports, seeded for a demonstration, with everything that lasts in this home. */
    static HostOptions options(Path root, Path home) {
        return HostOptions.onFreePorts(root.resolve("template.yaml"), home, root.resolve("local/dynamodb/target/lib"))
                .parameter("Clock", "@clock")
                .parameter("Demonstration", "allowed")
                .parameter("MailHost", "@smtp-host")
                .parameter("MailPort", "@smtp-port")
                .parameter("PublicUrl", "@public-url")
                .invocation("SeedFunction", "{\"demonstration\":true}");
    }

    static HostProcess start(HostOptions options) {
        return HostProcess.start(options, MEMORY.toArray(String[]::new));
    }
}
