package kepu.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kepu.local.clock.ClockControl;
import kepu.local.clock.FileClock;
import kepu.local.dynamodb.DynamoDbApi;
import kepu.local.dynamodb.DynamoDbLocal;
import kepu.local.dynamodb.Tables;
import kepu.local.events.ObjectEvents;
import kepu.local.events.Schedules;
import kepu.local.events.StreamMappings;
import kepu.local.faults.FaultGate;
import kepu.local.faults.Faults;
import kepu.local.http.Answer;
import kepu.local.http.HttpApi;
import kepu.local.kms.Kms;
import kepu.local.lambda.AsyncInvocations;
import kepu.local.lambda.DeadLetters;
import kepu.local.lambda.InvokeApi;
import kepu.local.lambda.Lambda;
import kepu.local.mail.Mailbox;
import kepu.local.s3.S3;
import kepu.local.secrets.Secret;
import kepu.local.secrets.SecretText;
import kepu.local.secrets.Secrets;
import kepu.local.stepfunctions.StepFunctions;
import kepu.local.template.Template;

/** Everything that a template needs, started in order and stopped in the opposite one. */
final class Host implements AutoCloseable {
    private final HostOptions options;
    private final Template template;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private volatile boolean stopping;

    private Host(HostOptions options, Template template) {
        this.options = options;
        this.template = template;
    }

    /** Starts, says so to the person, and returns; the servers' threads go on until the process is told to end. */
    static void run(HostOptions options, Template template, PrintStream person) {
        long begun = System.nanoTime();
        Host host = new Host(options, template);
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "shutdown"));
        try {
            host.start(person);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        host.greet(person, (System.nanoTime() - begun) / 1_000_000);
    }

    private void start(PrintStream person) throws IOException {
        Home home = keep(Home.open(options.home()));
        home.takeStandardStreams();
        Server http = keep(Server.listen(options.address(), options.ports().http(), "--port", threads));
        Server aws = keep(Server.listen(options.address(), options.ports().endpoint(), "--endpoint-port", threads));
        Server.requireFree(options.address(), options.ports().smtp(), "--smtp-port");
        FileClock clock = new FileClock(options.clock());
        Lambda lambda = keep(new Lambda(template.account(), template.functions()));
        Faults faults = new Faults();
        DynamoDbLocal dynamodb = database(home, faults, lambda);
        DeadLetters deadLetters = new DeadLetters(home.path("dead-letters"));
        AsyncInvocations async = keep(new AsyncInvocations(lambda, deadLetters, home.path("async")));
        HttpApi api = new HttpApi(template, lambda, clock, threads);
        // Signatures are made by the SDKs, which know the real time only.
        S3 s3 = keep(S3.open(
                home.path("s3"),
                Clock.systemUTC(),
                Map.of(HostEnvironment.ACCESS_KEY, HostEnvironment.SECRET_KEY),
                Buckets.of(template),
                new ObjectEvents(template, async)));
        Kms kms = Kms.open(home.path("kms"), Keys.of(template));
        Secrets secrets = Secrets.open(home.path("secrets"), secrets());
        Mailbox mailbox = keep(Mailbox.open(options.address(), options.ports().smtp(), home.path("mail"), clock));
        dynamodb.ready();
        DynamoDbApi tables = new DynamoDbApi(dynamodb.endpoint());
        new Tables(tables).create(template);
        StreamMappings streams = keep(new StreamMappings(template, tables, lambda, deadLetters, home.path("streams")));
        Schedules schedules = keep(new Schedules(template, async, clock, home.path("schedules")));
        StepFunctions stepFunctions = keep(StepFunctions.open(
                home.path("executions"),
                clock,
                StateMachines.of(template),
                Map.of("dynamodb", URI.create(options.dynamodbUrl()), "sfn", URI.create(options.endpointUrl())),
                new LambdaTasks(lambda)));
        Endpoint endpoint = new Endpoint()
                .target("AWSStepFunctions", stepFunctions.handler())
                .target(Kms.TARGET, kms)
                .target(Secrets.TARGET, secrets)
                .path(InvokeApi.PATH, new InvokeApi(lambda, async))
                .path("/_local/clock", new ClockControl(clock, schedules::tick))
                .path(Mailbox.PATH, mailbox.pages())
                .path("/_local/", Host::nothingHere)
                .otherwise(s3);
        aws.answer(
                options.faults()
                        ? FaultGate.before(
                                endpoint.path(Faults.PATH, faults),
                                URI.create(options.endpointUrl()),
                                faults,
                                lambda::kill)
                        : endpoint);
        streams.start();
        async.resume();
        s3.resume();
        new FirstInvocations(home.path("invoked"), template, lambda).run(options.invocations(), person);
        schedules.start();
        http.answer(api);
        // An interrupt from the terminal ends the child as well, perhaps before our own shutdown has begun.
        dynamodb.ended()
                .thenRunAsync(
                        () -> stopWithout("DynamoDB Local", person),
                        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
        if (options.prepares()) {
            lambda.prepare();
        }
        if (options.endsWithInput()) {
            endWithInput();
        }
    }

    private static void nothingHere(HttpExchange exchange) throws IOException {
        Answer.json(404, "{\"message\":\"Here are clock, mailbox and, when started with --faults true, faults\"}")
                .send(exchange);
    }

    /** DynamoDB Local on its port, or behind a gate there when faults may be injected. */
    private DynamoDbLocal database(Home home, Faults faults, Lambda lambda) throws IOException {
        int port = options.ports().dynamodb();
        if (!options.faults()) {
            Server.requireFree("127.0.0.1", port, "--dynamodb-port");
            return keep(DynamoDbLocal.launch(home.path("dynamodb"), options.libraries(), port));
        }
        Server gate = keep(Server.listen("127.0.0.1", port, "--dynamodb-port", threads));
        int hidden = HostOptions.freePorts(1).get(0);
        DynamoDbLocal behind = keep(DynamoDbLocal.launch(home.path("dynamodb"), options.libraries(), hidden));
        gate.answer(FaultGate.before(behind.endpoint(), faults, lambda::kill));
        return behind;
    }

    private void stopWithout(String child, PrintStream person) {
        if (!stopping) {
            person.println(child + " ended by itself; stopping.");
            new Thread(() -> System.exit(1)).start();
        }
    }

    private List<Secret> secrets() {
        return template.ofType("AWS::SecretsManager::Secret").stream()
                .map(secret -> new Secret(template.arn(secret), secret.name(), SecretText.of(secret.properties())))
                .toList();
    }

    private <T extends AutoCloseable> T keep(T started) {
        synchronized (running) {
            running.push(started);
        }
        return started;
    }

    private static void endWithInput() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Only the end matters.
                        }
                    } catch (IOException gone) {
                        // The same as the end.
                    }
                    System.exit(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void greet(PrintStream person, long milliseconds) {
        person.printf("Ready after %.1f s%n", milliseconds / 1000.0);
        person.println("  Application   " + options.publicUrl());
        person.println("  Mailbox       " + options.endpointUrl() + "/_local/mailbox");
        person.println("  AWS endpoint  " + options.endpointUrl() + "  (DynamoDB " + options.dynamodbUrl() + ")");
        if (!template.ignored().isEmpty()) {
            person.println("  Not needed here: " + String.join(", ", template.ignored()));
        }
        if (!options.banner().toString().isEmpty()) {
            try {
                person.print(Files.readString(options.banner()));
            } catch (IOException unreadable) {
                person.println("  (no banner: " + unreadable + ")");
            }
        }
        person.flush();
    }

    @Override
    public void close() {
        stopping = true;
        while (true) {
            AutoCloseable last;
            synchronized (running) {
                if (running.isEmpty()) {
                    break;
                }
                last = running.pop();
            }
            try {
                last.close();
            } catch (Exception failed) {
                failed.printStackTrace();
            }
        }
        threads.shutdownNow();
    }
}
