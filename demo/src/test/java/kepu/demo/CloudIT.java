package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The deployed machine and its tables where AWS is somebody else's: at {@code -Dcloud.endpoint}, or with {@code
 * -Plocalstack} in LocalStack, which needs Docker. What the machine relies on – conditions, tokens, names of errors – has
 * to be there as it is in our own host.
 */
@Timeout(300)
class CloudIT {
    /** Later images ask for an account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static LocalStackContainer container;
    private static CloudMachine machine;

    private final String activity = UUID.randomUUID().toString();

    @BeforeAll
    static void find() {
        String endpoint = System.getProperty("cloud.endpoint", "");
        if (endpoint.isEmpty()) {
            skipUnless(Boolean.getBoolean("localstack"), "neither -Dcloud.endpoint nor -Plocalstack: no cloud to try");
            skipUnless(
                    DockerClientFactory.instance().isDockerAvailable(),
                    "-Plocalstack needs Docker, which does not answer here");
            container = new LocalStackContainer(IMAGE).withServices("dynamodb", "iam", "stepfunctions", "sts");
            container.start();
            endpoint = container.getEndpoint().toString();
        }
        machine = CloudMachine.deploy(RunningKepu.ROOT, URI.create(endpoint));
    }

    // Maven tells how many were skipped, but not why.
    private static void skipUnless(boolean possible, String why) {
        if (!possible) {
            System.out.println("CloudIT is skipped: " + why);
        }
        assumeTrue(possible, why);
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Test
    void takesAnActivityFromItsProvinceOverTheNationToThePublic() {
        machine.begin(activity);
        String token = machine.awaitOpen(activity, "PROVINCE");
        machine.move(activity, "NATION", "OPENING", "UNDECIDED");
        machine.succeed(token);
        token = machine.awaitOpen(activity, "NATION");
        machine.move(activity, "NATION", "CLOSED", "APPROVED");
        machine.succeed(token);
        assertEquals("Published", machine.awaitEnd(activity));
        JsonNode meta = machine.activity(activity);
        assertEquals("1", meta.path("live").path("N").asText());
        assertTrue(meta.has("shelf"));
    }

    @Test
    void goesBackToTheProvinceAndEndsReturned() {
        machine.begin(activity);
        String token = machine.awaitOpen(activity, "PROVINCE");
        machine.move(activity, "NATION", "OPENING", "UNDECIDED");
        machine.succeed(token);
        token = machine.awaitOpen(activity, "NATION");
        machine.move(activity, "PROVINCE", "OPENING", "UNDECIDED");
        machine.fail(token, "BackToProvince");
        token = machine.awaitOpen(activity, "PROVINCE");
        machine.move(activity, "PROVINCE", "CLOSED", "RETURNED");
        machine.fail(token, "Returned");
        assertEquals("Returned", machine.awaitEnd(activity));
        assertTrue(machine.activity(activity).path("live").isMissingNode());
    }

    @Test
    void endsWithdrawnWhenTheRoundWasClosedBeforeItOpened() {
        machine.put(activity);
        machine.move(activity, "PROVINCE", "CLOSED", "WITHDRAWN");
        machine.start(activity);
        assertEquals("Withdrawn", machine.awaitEnd(activity));
    }
}
