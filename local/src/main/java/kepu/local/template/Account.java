package kepu.local.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The account that the stack is "deployed" to: what the pseudo parameters say and how physical ids look.
 *
 * @param stack the stack's name, the prefix of generated names
 * @param publicUrl what {@code ApiEndpoint} of the HTTP API resolves to
 */
public record Account(String stack, String region, String publicUrl) {
    public static final String ID = "000000000000";

    /** The ARN of a resource of this account, e.g. {@code arn("lambda", "function:orders")}. */
    public String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + ID + ":" + rest;
    }

    /** CloudFormation's {@code AWS::…}; {@code AWS::NoValue} is no text and is handled where it is met. */
    Optional<String> pseudo(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "AWS::AccountId" -> ID;
                    case "AWS::Partition" -> "aws";
                    case "AWS::Region" -> region;
                    case "AWS::StackName" -> stack;
                    case "AWS::StackId" -> arn("cloudformation", "stack/" + stack + "/local");
                    case "AWS::URLSuffix" -> "amazonaws.com";
                    default -> null;
                });
    }

    /** All pseudo parameters that are texts, by name. */
    public Map<String, String> pseudoParameters() {
        return Stream.of("AccountId", "Partition", "Region", "StackId", "StackName", "URLSuffix")
                .map("AWS::"::concat)
                .collect(Collectors.toMap(name -> name, name -> pseudo(name).orElseThrow()));
    }

    String generatedName(String type, String id) {
        String name = stack + "-" + id;
        // Bucket names know no capitals.
        return type.equals("AWS::S3::Bucket") ? name.toLowerCase(Locale.ROOT) : name;
    }
}
