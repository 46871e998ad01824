package kepu.submission;

import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.runtime.Settings;
import kepu.storage.Submissions;

/** Replaces an activity's draft whole, on the version that was edited. */
final class SaveDraft {
    private final Settings settings;
    private final Submissions submissions;

    SaveDraft(Settings settings) {
        this.settings = settings;
        this.submissions = new Submissions(settings);
    }

    Activity save(Activity activity, ActivityForm form, long seen) {
        activity.mustHaveVersion(seen);
        Activity edited = activity.edited(form, settings.clock().instant());
        submissions.save(activity, edited, form);
        return edited;
    }
}
