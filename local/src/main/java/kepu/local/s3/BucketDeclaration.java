package kepu.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what the properties of an {@code AWS::S3::Bucket} say of CORS and lifecycle. */
final class BucketDeclaration {
    private BucketDeclaration() {}

    static List<CorsRule> cors(JsonNode properties) {
        List<CorsRule> rules = new ArrayList<>();
        for (JsonNode rule : properties.path("CorsConfiguration").path("CorsRules")) {
            rules.add(new CorsRule(
                    texts(rule.path("AllowedOrigins")),
                    texts(rule.path("AllowedMethods")),
                    texts(rule.path("AllowedHeaders")),
                    texts(rule.path("ExposedHeaders")),
                    rule.path("MaxAge").asInt(0)));
        }
        return rules;
    }

    static List<Bucket.Expiry> expiries(JsonNode properties) {
        List<Bucket.Expiry> expiries = new ArrayList<>();
        for (JsonNode rule : properties.path("LifecycleConfiguration").path("Rules")) {
            if (rule.path("Status").asText("").equals("Enabled") && rule.has("ExpirationInDays")) {
                expiries.add(new Bucket.Expiry(
                        rule.path("Prefix").asText(""),
                        rule.path("ExpirationInDays").asInt()));
            }
        }
        return expiries;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
