package kepu.local.s3;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The endpoint on a loopback port, with the clients that people use. */
final class S3Server implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String ACCESS_KEY = "AKIALOCAL";
    static final String SECRET = "the/secret+of=this machine";
    static final CorsRule WEB = new CorsRule(
            List.of("https://*.example.org", "http://localhost:8080"),
            List.of("GET", "PUT", "POST"),
            List.of("content-type", "x-amz-*"),
            List.of("ETag"),
            600);

    private final S3 s3;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TravellingClock clock = new TravellingClock();
    private final HttpClient http = HttpClient.newHttpClient();

    private S3Server(Path home, Notifications listener) throws IOException {
        s3 = S3.open(home, clock, Map.of(ACCESS_KEY, SECRET), buckets(), listener);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", s3);
        server.setExecutor(threads);
        server.start();
        s3.resume();
    }

    static List<Bucket> buckets() {
        return List.of(
                new Bucket("media", List.of(WEB), List.of("public/"), List.of(new Bucket.Expiry("in/", 2))),
                new Bucket(
                        "open",
                        List.of(new CorsRule(List.of("*"), List.of("GET"), List.of("*"), List.of(), 0)),
                        List.of(""),
                        List.of()),
                Bucket.named("other"));
    }

    static S3Server open(Path home) throws IOException {
        return new S3Server(home, event -> {});
    }

    static S3Server open(Path home, Notifications listener) throws IOException {
        return new S3Server(home, listener);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI uri(String rawPathAndQuery) {
        return URI.create(uri() + rawPathAndQuery);
    }

    /** Moves the server's time against that of its clients. */
    void advance(Duration by) {
        clock.offset = clock.offset.plus(by);
    }

    S3Client client() {
        return client(uri(), SECRET);
    }

    static S3Client client(URI endpoint, String secret) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.CN_NORTH_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials(secret))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(uri())
                .region(Region.CN_NORTH_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials(SECRET))
                .build();
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        s3.close();
    }

    private static AwsCredentialsProvider credentials(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, secret));
    }

    private static final class TravellingClock extends Clock {
        private volatile Duration offset = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }
    }
}
