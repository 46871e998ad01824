package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a template together: parameters, conditions, names, then every resource with its globals. */
final class TemplateReader implements Intrinsics.References {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String HTTP_API = "AWS::Serverless::HttpApi";
    /** SAM makes this one when a route names no API. */
    private static final String IMPLICIT_API = "ServerlessHttpApi";

    private static final Set<String> RUN = Set.of(
            FUNCTION,
            HTTP_API,
            "AWS::Serverless::StateMachine",
            "AWS::DynamoDB::Table",
            "AWS::S3::Bucket",
            "AWS::KMS::Key",
            "AWS::KMS::Alias",
            "AWS::SecretsManager::Secret",
            "AWS::SQS::Queue");
    /** Permissions, watching and names on the internet: without them everything still behaves the same. */
    private static final List<String> WITHOUT_MEANING_HERE = List.of(
            "AWS::ApiGatewayV2::ApiMapping",
            "AWS::ApiGatewayV2::DomainName",
            "AWS::CertificateManager::",
            "AWS::CloudFront::",
            "AWS::CloudWatch::",
            "AWS::IAM::",
            "AWS::Lambda::Permission",
            "AWS::Logs::",
            "AWS::Route53::",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::",
            "AWS::SQS::QueuePolicy");
    /** Only a real account evaluates these; they may refer to what does not exist here. */
    private static final Set<String> LEFT_OUT =
            Set.of("Policies", "Role", "Tags", "PropagateTags", "Logging", "LoggingConfig", "KeyPolicy", "Tracing");

    private final Path file;
    private final Account account;
    private final JsonNode declared;
    private final Parameters parameters;
    private final PhysicalIds ids;
    private final Intrinsics intrinsics;
    private final Globals globals;

    TemplateReader(Path file, Account account, Map<String, String> given) {
        this.file = file.toAbsolutePath();
        this.account = account;
        this.declared = TemplateText.read(file);
        if (!declared.path("Resources").isObject()) {
            throw new TemplateRefusal(file.toString(), "has no Resources");
        }
        this.parameters = new Parameters(declared.path("Parameters"), given);
        this.ids = new PhysicalIds(account);
        this.intrinsics = new Intrinsics(this, declared.path("Conditions"), declared.path("Mappings"));
        this.globals = new Globals(declared.path("Globals"));
    }

    Template read() {
        List<Resource> resources = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        declared.get("Resources").properties().forEach(entry -> {
            String type = entry.getValue().path("Type").asText();
            if (!stands(entry.getKey())) {
                return;
            }
            if (RUN.contains(type)) {
                resources.add(resource(entry.getKey(), entry.getValue()));
            } else if (WITHOUT_MEANING_HERE.stream().anyMatch(type::startsWith)) {
                ignored.add(entry.getKey() + " (" + type + ")");
            } else {
                throw new TemplateRefusal(
                        "Resources." + entry.getKey(), "resources of type '" + type + "' are not run here");
            }
        });
        List<FunctionResource> functions = functions(resources);
        resources.addAll(implicitApi(resources, functions));
        return new Template(file.getParent(), account, resources, functions, environment(), ignored);
    }

    @Override
    public Optional<JsonNode> ref(String name) {
        Optional<JsonNode> parameter = parameters.value(name);
        if (parameter.isPresent()) {
            return parameter;
        }
        Optional<String> pseudo = account.pseudo(name);
        if (pseudo.isPresent()) {
            return pseudo.map(NODES::textNode);
        }
        if (name.endsWith(".Alias") || name.endsWith(".Version")) {
            return attribute(name.substring(0, name.lastIndexOf('.')), "Arn");
        }
        return resourceType(name).map(type -> NODES.textNode(ids.ref(type, name(name, type))));
    }

    @Override
    public Optional<JsonNode> attribute(String name, String attribute) {
        return resourceType(name)
                .flatMap(type -> ids.attribute(type, name(name, type), attribute))
                .map(NODES::textNode);
    }

    private Optional<String> resourceType(String id) {
        if (id.equals(IMPLICIT_API)) {
            return Optional.of(HTTP_API);
        }
        return stands(id)
                ? Optional.of(declared.at("/Resources/" + id + "/Type").asText())
                : Optional.empty();
    }

    /** Whether the resource is declared and its condition, if any, holds. */
    private boolean stands(String id) {
        JsonNode resource = declared.path("Resources").path(id);
        return resource.isObject()
                && (!resource.has("Condition")
                        || intrinsics
                                .conditions()
                                .holds(resource.get("Condition").asText(), "Resources." + id + ".Condition"));
    }

    private String name(String id, String type) {
        JsonNode properties = declared.path("Resources").path(id).path("Properties");
        return PhysicalIds.nameProperty(type)
                .filter(properties::has)
                .map(property ->
                        intrinsics.text(properties.get(property), "Resources." + id + ".Properties." + property))
                .orElseGet(() -> account.generatedName(type, id));
    }

    private Resource resource(String id, JsonNode resource) {
        String type = resource.path("Type").asText();
        JsonNode own = resource.path("Properties").isObject() ? resource.path("Properties") : NODES.objectNode();
        if (type.equals(FUNCTION)) {
            Functions.refuseOwnEnvironment(own, id);
        }
        ObjectNode needed = globals.merged(type, own).deepCopy();
        needed.remove(LEFT_OUT);
        needed.remove("Environment");
        return new Resource(id, type, name(id, type), intrinsics.resolve(needed, "Resources." + id + ".Properties"));
    }

    private List<FunctionResource> functions(List<Resource> resources) {
        Functions functions = new Functions(file.getParent());
        return resources.stream()
                .filter(resource -> resource.type().equals(FUNCTION))
                .map(functions::read)
                .toList();
    }

    private List<Resource> implicitApi(List<Resource> resources, List<FunctionResource> functions) {
        List<Resource> apis = resources.stream()
                .filter(resource -> resource.type().equals(HTTP_API))
                .toList();
        if (apis.size() > 1) {
            throw new TemplateRefusal(apis.get(1).place(), "a second HTTP API has no port of its own here");
        }
        apis.forEach(HttpApiLimits::refuseWhatIsNotRun);
        boolean routes = functions.stream()
                .anyMatch(function ->
                        function.sources(EventSource.Route.class).findAny().isPresent());
        return routes && apis.isEmpty()
                ? List.of(new Resource(
                        IMPLICIT_API,
                        HTTP_API,
                        account.generatedName(HTTP_API, IMPLICIT_API),
                        intrinsics.resolve(globals.merged(HTTP_API, NODES.objectNode()), "Globals.HttpApi")))
                : List.of();
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        globals.environment()
                .properties()
                .forEach(variable -> variables.put(
                        variable.getKey(),
                        intrinsics.text(
                                variable.getValue(), "Globals.Function.Environment.Variables." + variable.getKey())));
        return variables;
    }
}
