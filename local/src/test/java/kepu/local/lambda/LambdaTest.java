package kepu.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kepu.local.Await;
import kepu.local.SampleApplication;
import kepu.local.template.Account;
import kepu.local.template.FunctionResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaTest {
    private static final Account ACCOUNT = new Account("app", "us-east-1", "http://localhost");
    private static final String SLOW = "{\"kind\":\"slow\"}";

    @TempDir
    Path directory;

    private Lambda lambda;

    @AfterEach
    void close() {
        lambda.close();
    }

    @Test
    void keepsAnInstanceForTheNextInvocation() throws Exception {
        open("kepu.local.sample.Greeter::handleRequest", Integer.MAX_VALUE, Duration.ofSeconds(3));
        assertEquals("你好 中", invoke("{\"name\":\"中\"}").json().path("greeting").asText());
        assertEquals(2, invoke("{\"name\":\"中\"}").json().path("greeted").asInt());
    }

    @Test
    void keepsAnInstanceWhoseHandlerThrew() throws Exception {
        open("kepu.local.sample.Greeter", Integer.MAX_VALUE, Duration.ofSeconds(3));
        invoke("{\"name\":\"a\"}");
        assertTrue(invoke("[]").failed());
        assertEquals(2, invoke("{\"name\":\"b\"}").json().path("greeted").asInt());
    }

    @Test
    void throttlesBeyondTheReservedConcurrency() throws Exception {
        open("kepu.local.sample.Answers", 1, Duration.ofSeconds(30));
        CompletableFuture<InvocationResult> first = CompletableFuture.supplyAsync(this::slowAsSoonAsAdmitted);
        Await.until(() -> throttled());
        Await.until(() -> {
            lambda.kill("f");
            return first.isDone();
        });
        JsonNode killed = first.get().json();
        assertEquals("Runtime.ExitError", killed.path("errorType").asText());
        assertFalse(invoke("{\"kind\":\"text\"}").failed());
    }

    /** The probes of {@link #throttled} may be in the way. */
    private InvocationResult slowAsSoonAsAdmitted() {
        while (true) {
            try {
                return invoke(SLOW);
            } catch (InvocationRefusal busy) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean throttled() {
        try {
            invoke("{\"kind\":\"text\"}");
            return false;
        } catch (InvocationRefusal refusal) {
            assertEquals("TooManyRequestsException", refusal.type());
            return refusal.isThrottle();
        }
    }

    @Test
    void reportsWhatWentWrongBeforeTheHandlerRan() throws Exception {
        open("kepu.local.sample.Unmakable", Integer.MAX_VALUE, Duration.ofSeconds(3));
        assertEquals("no settings", invoke("{}").json().path("errorMessage").asText());
        open("kepu.local.sample.Absent", Integer.MAX_VALUE, Duration.ofSeconds(3));
        assertEquals(
                "java.lang.ClassNotFoundException",
                invoke("{}").json().path("errorType").asText());
        open("kepu.local.sample.Answers::other", Integer.MAX_VALUE, Duration.ofSeconds(3));
        assertEquals(
                "java.lang.NoSuchMethodException",
                invoke("{}").json().path("errorType").asText());
        open("java.lang.Object", Integer.MAX_VALUE, Duration.ofSeconds(3));
        assertEquals(
                "java.lang.ClassCastException",
                invoke("{}").json().path("errorType").asText());
    }

    @Test
    void knowsAFunctionByEveryName() throws Exception {
        open("kepu.local.sample.Echo", Integer.MAX_VALUE, Duration.ofSeconds(3));
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
        for (String name : List.of("f", "f:live", "f:$LATEST", arn, arn + ":live", "000000000000:function:f")) {
            assertEquals(
                    "1",
                    lambda.invoke(name, "1".getBytes(StandardCharsets.UTF_8)).text(),
                    name);
        }
        for (String name : List.of("g", "", "f:", arn + "x", "arn:aws:s3:::f")) {
            assertEquals(
                    404,
                    assertThrows(InvocationRefusal.class, () -> lambda.invoke(name, new byte[0]))
                            .status(),
                    name);
        }
    }

    private void open(String handler, int reserved, Duration timeout) {
        Path code = SampleApplication.build(directory).resolveSibling("functions/all");
        lambda = new Lambda(
                ACCOUNT,
                List.of(new FunctionResource(
                        "F",
                        "f",
                        code,
                        handler,
                        128,
                        timeout,
                        reserved,
                        new FunctionResource.AsyncPolicy(2, ""),
                        List.of())));
    }

    private InvocationResult invoke(String event) {
        String wrapped = event.contains("kind") ? "{\"pathParameters\":" + event + "}" : event;
        return lambda.invoke("f", wrapped.getBytes(StandardCharsets.UTF_8));
    }
}
