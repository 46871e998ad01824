package kepu.storage;

import java.util.Map;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.domain.recommendation.Recommendation;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The only writer of recommendations and of the counter they take places from: a place is taken in the same transaction
 * that adds the recommendation, so that no number of officers at once can over-draw a channel's places.
 */
public final class Places {
    private final DynamoDbClient dynamo;
    private final String table;
    private final String activities;

    public Places(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.recommendations(settings);
        this.activities = Tables.activities(settings);
    }

    /** Takes a place; refuses QUOTA_EXHAUSTED, ALREADY_RECOMMENDED, or NOT_APPROVED when it is not shown any more. */
    public void take(Recommendation recommendation, HistoryEntry entry) {
        new Transaction()
                .update(
                        update -> update.tableName(table)
                                .key(Recommendations.key(
                                        recommendation.edition(), recommendation.channel(), Recommendations.PLACES))
                                .updateExpression("ADD taken :one")
                                .conditionExpression("taken < places")
                                .expressionAttributeValues(Map.of(":one", Item.number(1))),
                        Reason.QUOTA_EXHAUSTED.refuse())
                .put(
                        table,
                        Recommendations.write(recommendation),
                        "attribute_not_exists(entry)",
                        Reason.ALREADY_RECOMMENDED.refuse())
                .check(
                        check -> check.tableName(activities)
                                .key(ActivityItem.key(recommendation.activity(), ActivityItem.META))
                                .conditionExpression("live = :live")
                                .expressionAttributeValues(Map.of(":live", Item.number(recommendation.revision()))),
                        Reason.NOT_APPROVED.refuse())
                .note(activities, recommendation.activity(), entry)
                .commit(dynamo);
    }

    /** Gives the place back; refuses NO_SUCH_RECOMMENDATION. */
    public void free(Recommendation recommendation, HistoryEntry entry) {
        new Transaction()
                .delete(
                        TransactWriteItem.builder()
                                .delete(Delete.builder()
                                        .tableName(table)
                                        .key(Recommendations.key(
                                                recommendation.edition(),
                                                recommendation.channel(),
                                                Recommendations.entry(recommendation.activity())))
                                        .conditionExpression("attribute_exists(entry)")
                                        .build())
                                .build(),
                        Reason.NO_SUCH_RECOMMENDATION.refuse())
                .update(
                        update -> update.tableName(table)
                                .key(Recommendations.key(
                                        recommendation.edition(), recommendation.channel(), Recommendations.PLACES))
                                .updateExpression("ADD taken :less")
                                .conditionExpression("taken > :none")
                                .expressionAttributeValues(Map.of(":less", Item.number(-1), ":none", Item.number(0))),
                        Reason.BUSY.refuse())
                .note(activities, recommendation.activity(), entry)
                .commit(dynamo);
    }

    /** Sets how many places a channel has; refuses BELOW_TAKEN with how many are taken. */
    public void set(int edition, OrganizationId channel, int places) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Recommendations.key(edition, channel, Recommendations.PLACES))
                    .updateExpression("SET places = :places, taken = if_not_exists(taken, :none)")
                    .conditionExpression("attribute_not_exists(taken) OR taken <= :places")
                    .expressionAttributeValues(Map.of(":places", Item.number(places), ":none", Item.number(0)))
                    .returnValuesOnConditionCheckFailure("ALL_OLD"));
        } catch (ConditionalCheckFailedException lower) {
            throw Reason.BELOW_TAKEN.refuse(Item.of(lower.item()).count(Recommendations.TAKEN));
        }
    }
}
