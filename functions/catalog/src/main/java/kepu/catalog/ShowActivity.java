package kepu.catalog;

import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Reason;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Activities.Shown;

/** Shows one activity as it was last approved (Q104); what is not listed is not there. */
final class ShowActivity {
    private final Activities activities;

    ShowActivity(Settings settings) {
        this.activities = new Activities(settings);
    }

    Shown show(ActivityId id) {
        return activities.shown(id).orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
    }
}
