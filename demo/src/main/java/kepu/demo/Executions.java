package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The executions of the review machine, by the protocol of AWS Step Functions, as the stock command line asks for them. */
final class Executions {
    /** Local endpoints do not check it, but some tell services apart by it. */
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/states/aws4_request, SignedHeaders=host, Signature=0";

    private final Api endpoint;

    Executions(Api endpoint) {
        this.endpoint = endpoint;
    }

    /** {@code Running}, the name of the state it ended in, or {@code none} where there is no such execution. */
    String lastState(String name) {
        return lastState(machine(), name);
    }

    /** The same of another machine's. */
    String lastState(String machine, String name) {
        ObjectNode which =
                Api.body().put("executionArn", machine.replace(":stateMachine:", ":execution:") + ":" + name);
        Reply described = ask("DescribeExecution", which);
        if (described.body().path("__type").asText().endsWith("ExecutionDoesNotExist")) {
            return "none";
        }
        String status = described.expect(200).body().path("status").asText();
        if (status.equals("RUNNING")) {
            return "Running";
        }
        String last = "";
        long newest = 0;
        // By number, since not every endpoint that plays AWS heeds the order that is asked for.
        for (JsonNode event : ask("GetExecutionHistory", which.put("reverseOrder", true))
                .expect(200)
                .body()
                .path("events")) {
            JsonNode entered = event.path("stateEnteredEventDetails").path("name");
            if (entered.isTextual() && event.path("id").asLong() > newest) {
                newest = event.path("id").asLong();
                last = entered.asText();
            }
        }
        return status.equals("SUCCEEDED") ? last : status + " in " + last;
    }

    /** The names of all executions of an activity. */
    List<String> of(String activity) {
        List<String> names = new ArrayList<>();
        ObjectNode page = Api.body().put("stateMachineArn", machine()).put("maxResults", 100);
        while (true) {
            JsonNode found = ask("ListExecutions", page).expect(200).body();
            for (JsonNode execution : found.path("executions")) {
                String name = execution.path("name").asText();
                if (name.startsWith("act-" + activity + "-")) {
                    names.add(name);
                }
            }
            if (!found.hasNonNull("nextToken")) {
                return List.copyOf(names);
            }
            page.put("nextToken", found.path("nextToken").asText());
        }
    }

    private String machine() {
        for (JsonNode machine :
                ask("ListStateMachines", Api.body()).expect(200).body().path("stateMachines")) {
            String arn = machine.path("stateMachineArn").asText();
            if (arn.endsWith("-review")) {
                return arn;
            }
        }
        throw new Surprise("there is no review machine");
    }

    private Reply ask(String operation, ObjectNode input) {
        return endpoint.post(
                "/",
                input,
                Map.of(
                        "content-type",
                        "application/x-amz-json-1.0",
                        "x-amz-target",
                        "AWSStepFunctions." + operation,
                        "authorization",
                        SIGNATURE));
    }
}
