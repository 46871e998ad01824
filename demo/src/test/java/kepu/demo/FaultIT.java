package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trouble at each call of the road from submission to publication in turn: the request or its answer is lost, the function
 * that made it dies, the whole host dies. The activity still reaches exactly one verdict at each level and is public.
 */
@Timeout(400)
class FaultIT {
    /** No road makes as many calls of one kind. */
    private static final int ENOUGH = 40;

    private static final RunningKepu kepu = RunningKepu.mortal();

    static Stream<Arguments> calls() {
        return Stream.of("drop-before", "drop-after")
                .flatMap(kind -> Stream.of(
                        Arguments.of("DynamoDB", "TransactWriteItems", kind),
                        Arguments.of("DynamoDB", "UpdateItem", kind),
                        Arguments.of("StepFunctions", "StartExecution", kind),
                        Arguments.of("StepFunctions", "SendTaskSuccess", kind)));
    }

    @ParameterizedTest(name = "{2} of {0} {1}")
    @MethodSource("calls")
    void survivesALostCall(String service, String operation, String kind) {
        everyCallInTurn(
                Api.body().put("service", service).put("operation", operation).put("kind", kind));
    }

    static Stream<Arguments> deaths() {
        return Stream.of(
                Arguments.of("local-FollowFunction", "DynamoDB", "UpdateItem"),
                Arguments.of("local-FollowFunction", "StepFunctions", "StartExecution"),
                Arguments.of("local-FollowFunction", "StepFunctions", "SendTaskSuccess"),
                Arguments.of("local-ReviewFunction", "DynamoDB", "TransactWriteItems"),
                Arguments.of("local-SubmissionFunction", "DynamoDB", "TransactWriteItems"));
    }

    @ParameterizedTest(name = "{0} at {1} {2}")
    @MethodSource("deaths")
    void survivesAFunctionsDeath(String function, String service, String operation) {
        everyCallInTurn(Api.body()
                .put("service", service)
                .put("operation", operation)
                .put("kind", "kill-function")
                .put("function", function));
    }

    static Stream<Arguments> hostDeaths() {
        return Stream.of(
                Arguments.of("DynamoDB", "TransactWriteItems", "kill-after"),
                Arguments.of("DynamoDB", "UpdateItem", "kill-after"),
                Arguments.of("StepFunctions", "StartExecution", "kill-after"),
                Arguments.of("StepFunctions", "SendTaskSuccess", "kill-before"));
    }

    @ParameterizedTest(name = "{2} {0} {1}")
    @MethodSource("hostDeaths")
    void survivesTheHostsDeath(String service, String operation, String kind) {
        everyCallInTurn(
                Api.body().put("service", service).put("operation", operation).put("kind", kind));
    }

    /** One road for each call that there is, with the fault at that call. */
    private static void everyCallInTurn(ObjectNode fault) {
        for (int call = 0; call < ENOUGH; call++) {
            Activity activity = kepu.draft("D01");
            kepu.endpoint()
                    .put("/_local/faults", fault.deepCopy().put("after", call), Map.of())
                    .expect(200);
            CompletableFuture<Void> walk = CompletableFuture.runAsync(() -> Road.walk(kepu, activity));
            Await.lastly(java.time.Duration.ofSeconds(100), () -> goOn(walk), done -> done);
            walk.orTimeout(1, TimeUnit.SECONDS).join();
            if (isLeft()) {
                kepu.endpoint().delete("/_local/faults", Map.of()).expect(200);
                assertTrue(call > 0, () -> "no such call was made: " + fault);
                return;
            }
        }
    }

    /** Whether the road was walked; a host that died is started again meanwhile. */
    private static boolean goOn(CompletableFuture<Void> walk) {
        if (!kepu.isAlive()) {
            kepu.restart();
        }
        return walk.isDone();
    }

    private static boolean isLeft() {
        JsonNode left =
                kepu.endpoint().get("/_local/faults", Map.of()).expect(200).body();
        return left.path("due").asInt() > 0;
    }
}
