package kepu.local.template;

import java.util.List;

/** What of {@code AWS::Serverless::HttpApi} would change behaviour and is not run here. */
final class HttpApiLimits {
    private HttpApiLimits() {}

    static void refuseWhatIsNotRun(Resource api) {
        for (String property : List.of("Auth", "DefinitionBody", "DefinitionUri")) {
            if (api.properties().has(property)) {
                throw new TemplateRefusal(
                        api.place() + ".Properties." + property, "is not run here: routes come from the functions");
            }
        }
        String stage = api.properties().path("StageName").asText("$default");
        if (!stage.equals("$default")) {
            // A named stage puts its name before every path.
            throw new TemplateRefusal(api.place() + ".Properties.StageName", "only $default is run here");
        }
    }
}
