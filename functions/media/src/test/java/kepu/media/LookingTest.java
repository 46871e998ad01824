package kepu.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityForm;
import kepu.domain.organization.Organization;
import kepu.fixtures.Filing;
import kepu.testing.Answer;
import org.junit.jupiter.api.Test;

class LookingTest {
    private final Gallery gallery = new Gallery();
    private final byte[] file = Pixels.png(8, 8);
    private final String poster = gallery.uploaded("image/png", file).path("id").asText();

    @Test
    void showsTheOwnerItsFileAsThePictureItIs() {
        gallery.complete(poster);
        JsonNode shown = gallery.ask(gallery.owner, Gallery.look(poster)).json();
        assertEquals("POSTER", shown.path("purpose").asText());
        assertEquals(8, shown.path("width").asInt());
        var got = Gallery.get(shown.path("url").asText());
        assertArrayEquals(file, got.body());
        assertEquals("image/png", got.headers().firstValue("content-type").orElseThrow());
        assertEquals("inline", got.headers().firstValue("content-disposition").orElseThrow());
        assertEquals(
                403,
                Gallery.get(shown.path("url").asText().replace("image%2Fpng", "text%2Fhtml"))
                        .statusCode());
    }

    @Test
    void givesNoAddressBeforeItIsAccepted() {
        JsonNode awaited = gallery.ask(gallery.owner, Gallery.look(poster)).json();
        assertEquals("AWAITED", awaited.path("state").asText());
        assertFalse(awaited.has("url"));
        assertFalse(awaited.has("width"));
    }

    @Test
    void showsReviewersOfTheChannelAndNobodyElse() {
        gallery.complete(poster);
        gallery.filing.submit(gallery.activity, gallery.owner, gallery.province, form());
        Organization elsewhere = gallery.campaign.province("外省科协");
        assertEquals(200, look(reviewer(gallery.province)).status());
        assertEquals("403 FORBIDDEN", look(reviewer(elsewhere)).refusal());
        assertEquals("403 FORBIDDEN", look(gallery.campaign.account("别人")).refusal());
        assertEquals(
                "401 UNAUTHENTICATED", Gallery.look(poster).on(gallery.handler).refusal());
    }

    @Test
    void showsAnybodyThePosterOfALiveRevision() {
        gallery.complete(poster);
        gallery.filing.show(gallery.activity, gallery.owner, gallery.province, form());
        Answer shown = Gallery.look(poster).on(gallery.handler);
        assertEquals(200, shown.status(), shown.text());
        assertArrayEquals(file, Gallery.get(shown.json().path("url").asText()).body());
    }

    @Test
    void hidesThePosterOfARevisionThatIsNotLiveYet() {
        gallery.complete(poster);
        ActivityForm without = gallery.filing.form("无图", gallery.province);
        gallery.filing.show(gallery.activity, gallery.owner, gallery.province, without);
        gallery.clock.advance(Duration.ofDays(1));
        gallery.filing.submit(gallery.activity, gallery.owner, gallery.province, form());
        assertEquals(
                "401 UNAUTHENTICATED", Gallery.look(poster).on(gallery.handler).refusal());
    }

    @Test
    void hidesAnotherActivitysPictureThatALiveRevisionOnlyNames() {
        gallery.complete(poster);
        gallery.filing.shown(gallery.owner, gallery.province, form());
        assertEquals(
                "401 UNAUTHENTICATED", Gallery.look(poster).on(gallery.handler).refusal());
    }

    private ActivityForm form() {
        return Filing.withPoster(gallery.filing.form("节水科普", gallery.province), poster);
    }

    private Account reviewer(Organization of) {
        return gallery.campaign.account("省级审核员", new Grant(Role.PROVINCE_REVIEWER, Optional.of(of.id())));
    }

    private Answer look(Account by) {
        return gallery.ask(by, Gallery.look(poster));
    }
}
