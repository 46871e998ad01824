package kepu.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Several writes that happen together or not at all. Each names what to refuse when its condition does not hold; the
 * first such write in order is the refusal. Two transactions that meet are retried with jitter: DynamoDB cancels one of
 * them with {@code TransactionConflict}, which the SDK does not retry and DynamoDB Local never shows.
 */
final class Transaction {
    private static final int ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLIS = 20;

    private final List<TransactWriteItem> writes = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** Writes an item whole, whatever was there. */
    Transaction put(String table, Item item) {
        Put put = Put.builder().tableName(table).item(item.attributes()).build();
        return add(TransactWriteItem.builder().put(put).build(), Reason.BUSY.refuse());
    }

    /** Writes an item whole, if the condition holds; a condition on keys needs no values. */
    Transaction put(String table, Item item, String condition, Refusal otherwise) {
        Put put = Put.builder()
                .tableName(table)
                .item(item.attributes())
                .conditionExpression(condition)
                .build();
        return add(TransactWriteItem.builder().put(put).build(), otherwise);
    }

    /** Adds an item below an activity that is not there yet. */
    Transaction add(String table, Item item, Refusal otherwise) {
        return put(table, item, "attribute_not_exists(activity)", otherwise);
    }

    /** Adds a line to an activity's history. */
    Transaction note(String activities, ActivityId id, HistoryEntry entry) {
        return add(activities, HistoryItem.write(id, entry), Reason.BUSY.refuse());
    }

    Transaction update(Function<Update.Builder, Update.Builder> update, Refusal otherwise) {
        return add(
                TransactWriteItem.builder()
                        .update(update.apply(Update.builder()).build())
                        .build(),
                otherwise);
    }

    Transaction check(Function<ConditionCheck.Builder, ConditionCheck.Builder> check, Refusal otherwise) {
        return add(
                TransactWriteItem.builder()
                        .conditionCheck(check.apply(ConditionCheck.builder()).build())
                        .build(),
                otherwise);
    }

    Transaction delete(TransactWriteItem delete, Refusal otherwise) {
        return add(delete, otherwise);
    }

    /** Carries it out; what was refused has changed nothing. */
    void commit(DynamoDbClient dynamo) {
        for (int attempt = 1; ; attempt++) {
            try {
                dynamo.transactWriteItems(request -> request.transactItems(writes));
                return;
            } catch (TransactionCanceledException canceled) {
                refuse(canceled);
                if (attempt == ATTEMPTS) {
                    throw Reason.BUSY.refuse();
                }
                pause(attempt);
            }
        }
    }

    private Transaction add(TransactWriteItem write, Refusal otherwise) {
        writes.add(write);
        refusals.add(otherwise);
        return this;
    }

    private void refuse(TransactionCanceledException canceled) {
        boolean onlyConflicts = true;
        List<CancellationReason> reasons = canceled.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
            String code = reasons.get(i).code();
            if ("ConditionalCheckFailed".equals(code)) {
                throw refusals.get(i);
            }
            onlyConflicts &= "None".equals(code)
                    || "TransactionConflict".equals(code)
                    || "ThrottlingError".equals(code)
                    || "ProvisionedThroughputExceeded".equals(code);
        }
        if (!onlyConflicts) {
            throw canceled;
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Reason.BUSY.refuse();
        }
    }
}
