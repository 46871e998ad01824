package kepu.local.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import kepu.local.aws.KeptSecret;

/** Where the text of a secret comes from. */
public sealed interface SecretText {
    /** The text, made and kept in the file where it is not declared. */
    String read(Path file) throws IOException;

    /** Reads {@code SecretString} or {@code GenerateSecretString} of a template's secret; neither means generated. */
    static SecretText of(JsonNode properties) {
        if (properties.path("SecretString").isTextual()) {
            return new Declared(properties.get("SecretString").textValue());
        }
        JsonNode generate = properties.path("GenerateSecretString");
        return new Generated(
                generate.path("SecretStringTemplate").asText(""),
                generate.path("GenerateStringKey").asText(""),
                Password.of(generate));
    }

    /** Said in the template itself; a changed template changes it. */
    record Declared(String text) implements SecretText {
        @Override
        public String read(Path file) {
            return text;
        }
    }

    /**
     * Random, made once.
     *
     * @param template a JSON object that the random text is added to, or empty for the random text alone
     * @param key the member under which it is added
     */
    record Generated(String template, String key, Password password) implements SecretText {
        private static final ObjectMapper JSON = new ObjectMapper();

        public Generated {
            if (template.isEmpty() != key.isEmpty() || !template.isEmpty() && !isObject(template)) {
                throw new IllegalArgumentException(
                        "SecretStringTemplate must be a JSON object and come with GenerateStringKey");
            }
        }

        @Override
        public String read(Path file) throws IOException {
            return KeptSecret.text(file, this::make);
        }

        private String make() {
            String random = password.make();
            if (template.isEmpty()) {
                return random;
            }
            try {
                return JSON.writeValueAsString(((ObjectNode) JSON.readTree(template)).put(key, random));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean isObject(String text) {
            try {
                return JSON.readTree(text).isObject();
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }
}
