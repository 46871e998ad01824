package kepu.recommendation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityId;
import kepu.domain.organization.Organization;
import kepu.fixtures.Campaign;
import kepu.fixtures.Filing;
import kepu.runtime.Settings;
import kepu.testing.Answer;
import kepu.testing.Call;
import kepu.testing.SettingsForTests;
import kepu.testing.TokenMint;
import kepu.testing.TravellingClock;

/** A province in an edition of its own, with its officer, and the function that serves them. */
final class Province {
    private static final TokenMint MINT = TokenMint.of("https://recommendation.example.org");

    final TravellingClock clock = TravellingClock.at("2023-09-01T09:00:00+08:00");
    final Settings settings = SettingsForTests.of(MINT).clock(clock).settings();
    final RecommendationHandler handler = new RecommendationHandler(settings);
    final Campaign campaign = Campaign.in(settings);
    final Filing filing = new Filing(settings, campaign.edition());
    final Organization channel = campaign.province("本省科协");
    final Account submitter = campaign.account("填报人");
    final Account officer = officer(channel);
    final Account national = campaign.account("全国审核员", new Grant(Role.NATIONAL_REVIEWER, Optional.empty()));

    Account officer(Organization of) {
        return campaign.account("推优管理员", new Grant(Role.RECOMMENDATION_OFFICER, Optional.of(of.id())));
    }

    int year() {
        return campaign.edition().year();
    }

    /** An activity of the province that is approved and public. */
    ActivityId shown(String name) {
        return filing.shown(submitter, channel, filing.form(name, channel));
    }

    Answer call(Account by, Call call) {
        return call.bearer(MINT.token(by.id(), clock.instant())).on(handler);
    }

    Answer recommend(Account by, ActivityId activity) {
        clock.advance(Duration.ofMillis(1));
        return call(
                by,
                Call.to("PUT /recommendations/activities/{id}")
                        .path("id", activity.value())
                        .json(Map.of("reason", "内容扎实")));
    }

    Answer withdraw(Account by, ActivityId activity) {
        clock.advance(Duration.ofMillis(1));
        return call(by, Call.to("DELETE /recommendations/activities/{id}").path("id", activity.value()));
    }

    Answer places(Account by, int places) {
        return call(
                by,
                Call.to("PUT /recommendations/places/{channel}")
                        .path("channel", channel.id().value())
                        .json(Map.of("edition", year(), "places", places)));
    }

    Answer board(Account by) {
        return call(
                by,
                Call.to("GET /recommendations/board")
                        .query("channel", channel.id().value()));
    }
}
