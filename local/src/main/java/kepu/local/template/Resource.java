package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One resource of the template with its properties resolved.
 *
 * @param id the logical id
 * @param type such as {@code AWS::DynamoDB::Table}
 * @param name the physical name: the given one, else {@code <stack>-<id>}
 * @param properties resolved; what only a real account needs (policies, roles, tags) is left out
 */
public record Resource(String id, String type, String name, JsonNode properties) {
    /** Where this resource stands in the template, for refusals. */
    public String place() {
        return "Resources." + id;
    }
}
