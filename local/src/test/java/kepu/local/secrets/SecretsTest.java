package kepu.local.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kepu.local.aws.JsonServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsTest {
    private static final String BASE = "arn:aws:secretsmanager:cn-north-1:000000000000:secret:";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private JsonServer server;
    private SecretsManagerClient secrets;

    @BeforeEach
    void open() throws IOException {
        server = new JsonServer(Secrets.open(
                home.resolve("secrets"),
                List.of(
                        secret("links", "{'GenerateSecretString':{'PasswordLength':64,'ExcludePunctuation':true}}"),
                        secret(
                                "app/mail",
                                "{'GenerateSecretString':{'SecretStringTemplate':'{\\\"user\\\":\\\"kepu\\\"}',"
                                        + "'GenerateStringKey':'password','ExcludeCharacters':'abc\\\"'}}"),
                        secret("said", "{'SecretString':'口令'}"))));
        secrets = server.client(SecretsManagerClient.builder());
    }

    @AfterEach
    void close() {
        secrets.close();
        server.close();
    }

    @Test
    void generatesAsDescribedAndOnlyOnce() throws IOException {
        String made = value("links");
        assertTrue(made.matches("[A-Za-z0-9]{64}"), made);
        JsonNode mail = JSON.readTree(value("app/mail"));
        assertEquals("kepu", mail.get("user").textValue());
        assertTrue(mail.get("password").textValue().matches("[^abc\"]{32}"));
        close();
        open();
        assertEquals(made, value("links"));
        assertEquals(mail, JSON.readTree(value("app/mail")));
        assertNotEquals(made, new Password(64, List.of("abcdefghijklmnopqrstuvwxyz"), true).make());
    }

    @Test
    void givesWhatTheTemplateSays() {
        assertEquals("口令", value("said"));
        assertEquals("口令", value(BASE + "said-AbCdEf"));
        assertEquals("口令", value(BASE + "said"));
        var answer = secrets.getSecretValue(request -> request.secretId("said"));
        assertEquals(BASE + "said-AbCdEf", answer.arn());
        assertEquals("said", answer.name());
        assertEquals(List.of("AWSCURRENT"), answer.versionStages());
        assertEquals(
                Map.of(answer.versionId(), List.of("AWSCURRENT")),
                secrets.describeSecret(request -> request.secretId("said")).versionIdsToStages());
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThrows(ResourceNotFoundException.class, () -> value("nothing"));
        assertThrows(ResourceNotFoundException.class, () -> value("../secrets/links"));
        assertThrows(
                ResourceNotFoundException.class,
                () -> secrets.getSecretValue(request -> request.secretId("said").versionStage("AWSPREVIOUS")));
        assertThrows(
                ResourceNotFoundException.class, () -> secrets.describeSecret(request -> request.secretId("nothing")));
        assertThrows(InvalidParameterException.class, () -> value(""));
    }

    @Test
    void refusesADescriptionThatCannotBeMet() {
        for (String properties : List.of(
                "{'GenerateSecretString':{'PasswordLength':0}}",
                "{'GenerateSecretString':{'PasswordLength':3}}",
                "{'GenerateSecretString':{'PasswordLength':4097}}",
                "{'GenerateSecretString':{'SecretStringTemplate':'{}'}}",
                "{'GenerateSecretString':{'SecretStringTemplate':'[]','GenerateStringKey':'k'}}")) {
            assertThrows(IllegalArgumentException.class, () -> secret("s", properties), properties);
        }
    }

    @Test
    void putsEveryKindOfCharacterIntoAShortPassword() throws IOException {
        Password shortest = Password.of(JSON.readTree("{\"PasswordLength\":4}"));
        for (int i = 0; i < 200; i++) {
            String made = shortest.make();
            assertTrue(made.matches("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).{4}"), made);
        }
    }

    private String value(String id) {
        return secrets.getSecretValue(request -> request.secretId(id)).secretString();
    }

    private static Secret secret(String name, String properties) throws IOException {
        JsonNode json = JSON.readTree(properties.replace('\'', '"'));
        return new Secret(BASE + name + "-AbCdEf", name, SecretText.of(json));
    }
}
