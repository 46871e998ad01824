package kepu.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kepu.domain.account.Account;
import kepu.domain.activity.ActivityId;
import kepu.domain.organization.Organization;
import kepu.fixtures.Campaign;
import kepu.fixtures.Filing;
import kepu.runtime.Buckets;
import kepu.runtime.Settings;
import kepu.testing.Answer;
import kepu.testing.Call;
import kepu.testing.S3ForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.TokenMint;
import kepu.testing.TravellingClock;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A submitter with an activity, a real S3, and the function that takes pictures into it. */
final class Gallery {
    private static final TokenMint MINT = TokenMint.of("https://media.example.org");
    private static final S3ForTests S3 = S3ForTests.with("media");
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    final TravellingClock clock = TravellingClock.at("2023-09-01T09:00:00+08:00");
    final Settings settings = SettingsForTests.of(MINT)
            .with("AWS_ENDPOINT_URL_S3", S3.endpoint())
            .with("MEDIA_BUCKET", "media")
            .clock(clock)
            .settings();
    final MediaHandler handler = new MediaHandler(settings);
    final Campaign campaign = Campaign.in(settings);
    final Filing filing = new Filing(settings, campaign.edition());
    final Organization province = campaign.province("本省科协");
    final Account owner = campaign.account("填报人");
    final ActivityId activity = filing.draft(owner, filing.form("节水科普", province));

    Answer ask(Account by, Call call) {
        return call.bearer(MINT.token(by.id(), clock.instant())).on(handler);
    }

    Answer promise(Account by, String type, long bytes) {
        return ask(
                by,
                Call.to("POST /media")
                        .json(Map.of("activity", activity.value(), "purpose", "POSTER", "type", type, "bytes", bytes)));
    }

    Answer complete(Account by, String medium) {
        return ask(by, Call.to("POST /media/{id}/completion").path("id", medium).json(Map.of()));
    }

    Answer complete(String medium) {
        return complete(owner, medium);
    }

    static Call look(String medium) {
        return Call.to("GET /media/{id}").path("id", medium);
    }

    /** What S3 answers to the promised upload with these bytes. */
    static HttpResponse<byte[]> put(JsonNode upload, byte[] file) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(upload.path("url").asText()));
        upload.path("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return send(request.method(upload.path("method").asText(), HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    static HttpResponse<byte[]> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** A new medium whose file is uploaded as it was declared; not yet confirmed. */
    JsonNode uploaded(String type, byte[] file) {
        JsonNode promised = promise(owner, type, file.length).json();
        HttpResponse<byte[]> stored = put(promised.path("upload"), file);
        if (stored.statusCode() != 200) {
            throw new IllegalStateException(new String(stored.body()));
        }
        return promised;
    }

    /** What lies in the bucket for a medium. */
    List<String> keys(String medium) {
        return Buckets.client(settings).listObjectsV2(list -> list.bucket("media")).contents().stream()
                .map(S3Object::key)
                .filter(key -> key.contains(medium))
                .toList();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return BROWSER.send(
                    request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
