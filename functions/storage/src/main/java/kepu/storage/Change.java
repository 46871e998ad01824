package kepu.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * An update that sets every attribute its writer owns to what it is now and removes the owned ones that are gone, and so
 * leaves alone what others write on the same item (the review machine its token, say).
 */
final class Change {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final String expression;

    Change(Item now, Set<String> owned) {
        List<String> sets = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        for (String attribute : new TreeSet<>(owned)) {
            AttributeValue value = now.attributes().get(attribute);
            names.put("#" + attribute, attribute);
            if (value == null) {
                removes.add("#" + attribute);
            } else {
                sets.add("#" + attribute + " = :" + attribute);
                values.put(":" + attribute, value);
            }
        }
        this.expression = (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
    }

    /** Applied to the item of this key as long as it still has the version that was read. */
    Update.Builder whileVersionIs(long version, Update.Builder update) {
        values.put(":seen", Item.number(version));
        names.put("#version", "version");
        return update.updateExpression(expression)
                .conditionExpression("#version = :seen")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }
}
