package kepu.review;

import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.account.Scope;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Review;
import kepu.runtime.HttpRequest;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import kepu.storage.Editions;
import kepu.storage.Organizations;
import kepu.storage.Page;
import kepu.storage.Reviews;

/** What waits for a decision, soonest due first: at a province, at the nation, or for a route. */
final class ReviewQueue {
    private final Settings settings;
    private final Reviews reviews;
    private final Editions editions;
    private final Organizations organizations;
    private final ReviewBody body;

    ReviewQueue(Settings settings) {
        this.settings = settings;
        this.reviews = new Reviews(settings);
        this.editions = new Editions(settings);
        this.organizations = new Organizations(settings);
        this.body = new ReviewBody(settings);
    }

    Json.Body page(HttpRequest request) {
        String level = request.query("level").orElse("PROVINCE");
        int edition = request.number("edition", 2000, 2100)
                .orElseGet(() -> editions.current(settings.clock().instant())
                        .map(Edition::year)
                        .orElseThrow(Reason.NO_SUCH_EDITION::refuse));
        Page<Review> page =
                switch (level) {
                    case "PROVINCE" -> province(request, edition);
                    case "NATION" -> {
                        request.mustBeAllowed(Action.SEE_NATIONAL_QUEUE, Scope.PLATFORM);
                        yield reviews.atNation(edition, request.query("cursor"), request.limit());
                    }
                    case "UNROUTED" -> {
                        request.mustBeAllowed(Action.SEE_UNROUTED, Scope.PLATFORM);
                        yield reviews.unrouted(edition, request.query("cursor"), request.limit());
                    }
                    default -> throw Reason.MALFORMED.refuse("level: PROVINCE, NATION, UNROUTED");
                };
        return Json.body()
                .with("items", page.items().stream().map(body::line).toList())
                .ifAny("next", page.next());
    }

    // A delegated territory has no queue of its own: it is the part of its channel's queue that lies below it (Q97).
    private Page<Review> province(HttpRequest request, int edition) {
        Account by = request.account();
        OrganizationId scope = request.query("scope")
                .map(ReviewQueue::id)
                .or(() -> own(by))
                .orElseThrow(() -> Reason.MALFORMED.refuse("scope"));
        Organization organization = organizations.find(scope).orElseThrow(Reason.NO_SUCH_ORGANIZATION::refuse);
        OrganizationId channel = organization
                .channel()
                .orElseThrow(Reason.NO_SUCH_ORGANIZATION::refuse)
                .id();
        request.mustBeAllowed(
                Action.SEE_PROVINCE_QUEUE, new Scope(Optional.empty(), Optional.of(channel), organization.chain()));
        return scope.equals(channel)
                ? reviews.atProvince(edition, channel, request.query("cursor"), request.limit())
                : reviews.atProvince(edition, channel, scope, request.query("cursor"), request.limit());
    }

    private static Optional<OrganizationId> own(Account by) {
        return Action.SEE_PROVINCE_QUEUE.grantsOf(by).stream()
                .filter(grant -> grant.role().extent() != Role.Extent.EVERYTHING)
                .findFirst()
                .flatMap(Grant::scope);
    }

    private static OrganizationId id(String text) {
        try {
            return new OrganizationId(text);
        } catch (IllegalArgumentException e) {
            throw Reason.NO_SUCH_ORGANIZATION.refuse();
        }
    }
}
