package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SAM template in one account, everything resolved: what would stand after {@code sam deploy}.
 *
 * @param root the directory that paths in the template are relative to
 * @param resources what is run here, in the order of the template
 * @param environment what {@code Globals.Function.Environment} gives to every function
 * @param ignored what has no meaning on one machine, as {@code LogicalId (Type)}
 */
public record Template(
        Path root,
        Account account,
        List<Resource> resources,
        List<FunctionResource> functions,
        Map<String, String> environment,
        List<String> ignored) {

    public Template {
        resources = List.copyOf(resources);
        functions = List.copyOf(functions);
        environment = Map.copyOf(environment);
        ignored = List.copyOf(ignored);
    }

    /**
     * @param parameters values given for the template's parameters
     * @throws TemplateRefusal for whatever could not be run as declared, with its place
     */
    public static Template read(Path file, Account account, Map<String, String> parameters) {
        return new TemplateReader(file, account, parameters).read();
    }

    /** The ARN that a resource of this template has here. */
    public String arn(Resource resource) {
        PhysicalIds ids = new PhysicalIds(account);
        return ids.attribute(resource.type(), resource.name(), "Arn")
                .orElseGet(() -> ids.ref(resource.type(), resource.name()));
    }

    /** A YAML or JSON file beside the template, short tags in their long form; nothing in it is resolved. */
    public JsonNode document(String relativePath, String place) {
        Path file = root.resolve(relativePath).normalize();
        if (!java.nio.file.Files.isRegularFile(file)) {
            throw new TemplateRefusal(place, "there is no file " + file);
        }
        return TemplateText.read(file);
    }

    public List<Resource> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** The one HTTP API's properties; empty when no function has routes. */
    public Optional<JsonNode> httpApi() {
        return ofType("AWS::Serverless::HttpApi").stream()
                .map(Resource::properties)
                .findFirst();
    }
}
