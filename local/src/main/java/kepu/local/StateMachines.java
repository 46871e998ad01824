package kepu.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kepu.local.states.DefinitionRefused;
import kepu.local.states.Substitutions;
import kepu.local.stepfunctions.StateMachine;
import kepu.local.template.Account;
import kepu.local.template.Resource;
import kepu.local.template.Template;
import kepu.local.template.TemplateRefusal;

/** The state machines that a template declares, their definitions substituted. */
final class StateMachines {
    private StateMachines() {}

    static List<StateMachine> of(Template template) {
        return template.ofType("AWS::Serverless::StateMachine").stream()
                .map(resource -> machine(template, resource))
                .toList();
    }

    private static StateMachine machine(Template template, Resource resource) {
        JsonNode given = resource.properties();
        String place = resource.place() + ".Properties";
        if (given.path("Type").asText("STANDARD").equals("EXPRESS")) {
            throw new TemplateRefusal(place + ".Type", "only standard workflows are run here");
        }
        JsonNode definition;
        if (given.path("DefinitionUri").isTextual()) {
            definition = template.document(given.get("DefinitionUri").asText(), place + ".DefinitionUri");
        } else if (given.path("Definition").isObject()) {
            definition = given.get("Definition");
        } else {
            throw new TemplateRefusal(place, "a DefinitionUri beside the template, or a Definition, is needed");
        }
        Map<String, String> values = new HashMap<>(template.account().pseudoParameters());
        given.path("DefinitionSubstitutions")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        try {
            return new StateMachine(
                    template.account().arn("states", "stateMachine:" + resource.name()),
                    "arn:aws:iam::" + Account.ID + ":role/" + resource.name(),
                    new Substitutions(values).applyTo(definition));
        } catch (DefinitionRefused refused) {
            throw new TemplateRefusal(place, refused.getMessage());
        }
    }
}
