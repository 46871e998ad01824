package kepu.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import kepu.local.lambda.InvocationRefusal;
import kepu.local.lambda.InvocationResult;
import kepu.local.lambda.Lambda;

/** Hands batches to one function, in the shape in which Lambda delivers them. */
final class BatchDelivery {
    private final Lambda lambda;
    private final String function;
    private final boolean partialFailures;
    private final String region;

    BatchDelivery(Lambda lambda, String function, boolean partialFailures, String region) {
        this.lambda = lambda;
        this.function = function;
        this.partialFailures = partialFailures;
        this.region = region;
    }

    /** @return the index of the first record that was not handled; the batch's size when all were */
    int deliver(Batch batch, String stream) {
        InvocationResult result;
        try {
            result = lambda.invoke(function, event(batch, stream));
        } catch (InvocationRefusal refused) {
            System.err.println("function " + function + " took no batch: " + refused.getMessage());
            return 0;
        }
        if (result.failed()) {
            return 0;
        }
        return partialFailures ? firstFailure(batch, result) : batch.size();
    }

    private byte[] event(Batch batch, String stream) {
        // DynamoDB Local calls its region ddblocal, which no function has ever seen.
        String arn = stream.replaceFirst(":dynamodb:[^:]*:", ":dynamodb:" + region + ":");
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        for (JsonNode record : batch.records()) {
            ObjectNode delivered = record.deepCopy();
            delivered.put("awsRegion", region).put("eventSourceARN", arn);
            ObjectNode change = (ObjectNode) delivered.get("dynamodb");
            change.put(
                    "ApproximateCreationDateTime",
                    change.path("ApproximateCreationDateTime").asLong());
            records.add(delivered);
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int firstFailure(Batch batch, InvocationResult result) {
        try {
            int first = batch.size();
            for (JsonNode failure : result.json().path("batchItemFailures")) {
                String id = failure.path("itemIdentifier").asText();
                // An identifier that is none of the batch's fails the whole batch, as on Lambda.
                first = Math.min(
                        first,
                        IntStream.range(0, batch.size())
                                .filter(i -> batch.sequenceNumber(i).equals(id))
                                .findFirst()
                                .orElse(0));
            }
            return first;
        } catch (JsonProcessingException malformed) {
            return 0;
        }
    }
}
