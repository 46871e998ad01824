package kepu.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kepu.domain.account.Account;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.activity.FormRules;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Fault;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.media.Medium;
import kepu.domain.media.MediumId;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Review;
import kepu.domain.routing.Route;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Editions;
import kepu.storage.Media;
import kepu.storage.Organizations;
import kepu.storage.Submissions;

/**
 * Submits a draft: everything is looked at, all faults are told at once, the route is found, and the next revision goes
 * into a round of its own. Without a route it is taken all the same and waits in the repair queue.
 */
final class SubmitActivity {
    private final Settings settings;
    private final Submissions submissions;
    private final Activities activities;
    private final Editions editions;
    private final Organizations organizations;
    private final Media media;

    SubmitActivity(Settings settings) {
        this.settings = settings;
        this.submissions = new Submissions(settings);
        this.activities = new Activities(settings);
        this.editions = new Editions(settings);
        this.organizations = new Organizations(settings);
        this.media = new Media(settings);
    }

    Activity submit(Activity activity, Account by, long seen) {
        activity.mustHaveVersion(seen);
        Instant now = settings.clock().instant();
        Edition edition = editions.find(activity.edition()).orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        activity.mustBeSubmittable(edition, now);
        ActivityForm form = activities.draft(activity.id());
        mustDiffer(activity, form);
        Organization responsible = mustBeWhole(activity, form, edition, now);
        Activity submitted =
                activity.submitted(form, Route.of(responsible, edition), responsible.chain(), edition, now);
        submissions.submit(activity, submitted, form, round(submitted, form, responsible), entry(submitted, by, now));
        return submitted;
    }

    private static Review round(Activity submitted, ActivityForm form, Organization responsible) {
        return Review.begin(
                submitted,
                new Review.Subject(
                        form.name(),
                        form.beginning().orElseThrow(),
                        form.region(),
                        responsible.id(),
                        responsible.name()));
    }

    // What was approved is not reviewed again unless something is different.
    private void mustDiffer(Activity activity, ActivityForm form) {
        if (activity.status() == ActivityStatus.APPROVED
                && activities
                        .revision(activity.id(), activity.counts().approved())
                        .filter(form::equals)
                        .isPresent()) {
            throw Reason.NOTHING_CHANGED.refuse();
        }
    }

    private Organization mustBeWhole(Activity activity, ActivityForm form, Edition edition, Instant now) {
        Optional<Organization> responsible = form.responsibleId().flatMap(organizations::find);
        List<Fault> faults = Stream.of(
                        new FormRules(edition, activity.filedAt(now), responsible).faults(form).stream(),
                        unknown("hosts", form.hosts()),
                        unknown("organizers", form.organizers()),
                        unknown("coOrganizers", form.coOrganizers()),
                        poster(activity, form).stream())
                .flatMap(found -> found)
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return responsible.orElseThrow();
    }

    // A unit that is said to be in the library is there; any other stands by its name.
    private Stream<Fault> unknown(String field, List<ActivityForm.Unit> units) {
        return IntStream.range(0, Math.min(units.size(), FormRules.MOST_UNITS))
                .filter(i -> !units.get(i).organization().isEmpty() && !isKnown(units.get(i)))
                .mapToObj(i -> Reason.NO_SUCH_ORGANIZATION.at(field + "[" + i + "].organization", "R-63"));
    }

    private boolean isKnown(ActivityForm.Unit unit) {
        try {
            return organizations.find(new OrganizationId(unit.organization())).isPresent();
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    // A poster may be left out now; one that is named must be this activity's, uploaded and looked at.
    private Optional<Fault> poster(Activity activity, ActivityForm form) {
        if (form.poster().isBlank()) {
            return Optional.empty();
        }
        boolean usable;
        try {
            usable = media.find(new MediumId(form.poster()))
                    .filter(medium -> medium.activity().equals(activity.id()))
                    .filter(Medium::isAccepted)
                    .isPresent();
        } catch (IllegalArgumentException noId) {
            usable = false;
        }
        return usable ? Optional.empty() : Optional.of(Reason.NOT_UPLOADED.at("poster", "R-60"));
    }

    private static HistoryEntry entry(Activity submitted, Account by, Instant now) {
        return new HistoryEntry(
                now,
                HistoryEntry.Event.SUBMITTED,
                Optional.empty(),
                submitted.counts().revision(),
                submitted.counts().round(),
                Optional.of(by.id()),
                by.name(),
                "");
    }
}
