package kepu.local;

import java.util.Arrays;
import java.util.List;
import kepu.local.kms.Key;
import kepu.local.kms.KeySpec;
import kepu.local.template.Resource;
import kepu.local.template.Template;
import kepu.local.template.TemplateRefusal;

/** The keys that a template declares, each with the aliases that point to it. */
final class Keys {
    private Keys() {}

    static List<Key> of(Template template) {
        return template.ofType("AWS::KMS::Key").stream()
                .map(resource -> key(template, resource))
                .toList();
    }

    private static Key key(Template template, Resource resource) {
        String given = resource.properties().path("KeySpec").asText("SYMMETRIC_DEFAULT");
        KeySpec spec = Arrays.stream(KeySpec.values())
                .filter(known -> known.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new TemplateRefusal(
                        resource.place() + ".Properties.KeySpec",
                        "'" + given + "' is none of " + Arrays.toString(KeySpec.values())));
        String arn = template.arn(resource);
        return new Key(
                arn,
                spec,
                template.ofType("AWS::KMS::Alias").stream()
                        .filter(alias -> arn.endsWith("/"
                                + alias.properties()
                                        .path("TargetKeyId")
                                        .asText()
                                        .replaceFirst(".*/", "")))
                        .map(Resource::name)
                        .toList());
    }
}
