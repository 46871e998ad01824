package kepu.recommendation;

import kepu.domain.recommendation.Places;
import kepu.runtime.Json;

/** A channel's board as told. */
final class BoardBody {
    private BoardBody() {}

    static Json.Body of(ShowBoard.Shown shown) {
        return head(shown)
                .with(
                        "items",
                        shown.board().items().stream()
                                .map(RecommendationBody::of)
                                .toList());
    }

    static Json.Body head(ShowBoard.Shown shown) {
        Places places = shown.board().places();
        return Json.body()
                .with("edition", places.edition())
                .with(
                        "channel",
                        Json.body()
                                .with("id", shown.channel().id().value())
                                .with("name", shown.channel().name()))
                .with("places", places.places())
                .with("taken", places.taken());
    }
}
