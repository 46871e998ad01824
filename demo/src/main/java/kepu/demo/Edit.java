package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Changes members of the draft. */
record Edit(JsonNode set) implements Step {
    @Override
    public String take(Activity activity) {
        activity.edit(set);
        List<String> fields = new ArrayList<>();
        set.fieldNames().forEachRemaining(fields::add);
        return "按意见修改 " + String.join("、", fields);
    }
}
