package kepu.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import kepu.testing.LambdaContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as API Gateway sends them (payload format 2.0), and what is answered, file by file. */
class EventFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubmissionHandler handler = new Office().handler;

    @ParameterizedTest
    @ValueSource(strings = {"logged-out", "forged-token", "unknown-route", "logged-out-before-the-body-is-read"})
    void isAnsweredAsTheFileSays(String name) throws IOException {
        byte[] event = read(name + ".event.json");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), output, new LambdaContext());
        ObjectNode answer = (ObjectNode) JSON.readTree(output.toByteArray());
        answer.set("body", JSON.readTree(answer.path("body").asText()));
        assertEquals(JSON.readTree(read(name + ".answer.json")).toPrettyString(), answer.toPrettyString());
    }

    private static byte[] read(String name) throws IOException {
        try (var stream = EventFilesTest.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        }
    }
}
