package kepu.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import kepu.local.s3.Bucket;
import kepu.local.s3.CorsRule;
import kepu.local.template.Resource;
import kepu.local.template.Template;
import kepu.local.template.TemplateRefusal;

/** The buckets that a template declares. All are private: nobody reads without a signature. */
final class Buckets {
    private Buckets() {}

    static List<Bucket> of(Template template) {
        return template.ofType("AWS::S3::Bucket").stream().map(Buckets::bucket).toList();
    }

    private static Bucket bucket(Resource resource) {
        JsonNode given = resource.properties();
        if (given.has("NotificationConfiguration")) {
            throw new TemplateRefusal(
                    resource.place() + ".Properties.NotificationConfiguration",
                    "only functions' own S3 events are raised here");
        }
        List<CorsRule> cors = new ArrayList<>();
        given.at("/CorsConfiguration/CorsRules")
                .forEach(rule -> cors.add(new CorsRule(
                        texts(rule.path("AllowedOrigins")),
                        texts(rule.path("AllowedMethods")),
                        texts(rule.path("AllowedHeaders")),
                        texts(rule.path("ExposedHeaders")),
                        rule.path("MaxAge").asInt(0))));
        List<Bucket.Expiry> expiries = new ArrayList<>();
        for (JsonNode rule : given.at("/LifecycleConfiguration/Rules")) {
            if (rule.has("ExpirationInDays")) {
                expiries.add(new Bucket.Expiry(
                        rule.path("Prefix").asText(),
                        rule.get("ExpirationInDays").asInt()));
            }
        }
        try {
            return new Bucket(resource.name(), cors, List.of(), expiries);
        } catch (IllegalArgumentException refused) {
            throw new TemplateRefusal(resource.place(), refused.getMessage());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
