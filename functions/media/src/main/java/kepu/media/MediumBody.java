package kepu.media;

import java.util.Optional;
import kepu.domain.media.Medium;
import kepu.domain.media.Medium.Found;
import kepu.runtime.Json;

/** A file as told: what was declared until it is accepted, what was found from then on. */
final class MediumBody {
    private MediumBody() {}

    static Json.Body of(Medium medium) {
        Optional<Found> found = medium.found();
        return Json.body()
                .with("id", medium.id().value())
                .with("activity", medium.activity().value())
                .with("purpose", "POSTER")
                .with("state", medium.isAccepted() ? "ACCEPTED" : "AWAITED")
                .with(
                        "type",
                        found.map(Found::type).orElse(medium.declared().type()).mediaType())
                .with("bytes", found.map(Found::bytes).orElse(medium.declared().bytes()))
                .ifAny("width", found.map(Found::width))
                .ifAny("height", found.map(Found::height));
    }

    static Json.Body promised(PromiseUpload.Promised promised) {
        Upload upload = promised.upload();
        return of(promised.medium())
                .with(
                        "upload",
                        Json.body()
                                .with("method", upload.method())
                                .with("url", upload.url())
                                .with("headers", upload.headers())
                                .with("expiresAt", upload.expiresAt()));
    }

    static Json.Body shown(ShowMedium.Shown shown) {
        return of(shown.medium()).ifAny("url", shown.url());
    }
}
