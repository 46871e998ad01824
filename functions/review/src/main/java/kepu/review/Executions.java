package kepu.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kepu.domain.fault.Reason;
import kepu.domain.review.ReviewId;
import kepu.runtime.HttpRequest;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** Executions of the review machine, for administrators; no task token is ever shown. */
final class Executions {
    private static final int MOST_EVENTS = 1_000;

    private final Settings settings;

    Executions(Settings settings) {
        this.settings = settings;
    }

    Json.Body page(HttpRequest request) {
        Optional<ExecutionStatus> status = request.query("status").map(Executions::status);
        try {
            ListExecutionsResponse page = Machine.client(settings).listExecutions(list -> {
                list.stateMachineArn(settings.text("REVIEW_MACHINE")).maxResults(request.limit());
                status.ifPresent(list::statusFilter);
                request.query("cursor").ifPresent(list::nextToken);
            });
            return Json.body()
                    .with(
                            "items",
                            page.executions().stream().map(Executions::line).toList())
                    .ifAny("next", Optional.ofNullable(page.nextToken()));
        } catch (InvalidTokenException e) {
            throw Reason.MALFORMED.refuse("cursor");
        }
    }

    Json.Body one(HttpRequest request) {
        // Only names of ours are asked for.
        String name = request.id(
                "name",
                text -> {
                    ReviewId.ofExecution(text);
                    return text;
                },
                Reason.NO_SUCH_EXECUTION);
        String arn = settings.text("REVIEW_MACHINE").replace(":stateMachine:", ":execution:") + ":" + name;
        try {
            DescribeExecutionResponse found = Machine.client(settings).describeExecution(one -> one.executionArn(arn));
            JsonNode input = Json.trusted(found.input().getBytes(StandardCharsets.UTF_8));
            return head(name, found.statusAsString(), found.startDate())
                    .ifAny("stoppedAt", Optional.ofNullable(found.stopDate()))
                    .with("input", input)
                    .with("history", history(arn));
        } catch (ExecutionDoesNotExistException e) {
            throw Reason.NO_SUCH_EXECUTION.refuse();
        }
    }

    private List<Json.Body> history(String arn) {
        List<Json.Body> events = new ArrayList<>();
        for (HistoryEvent event : Machine.client(settings)
                .getExecutionHistoryPaginator(
                        ask -> ask.executionArn(arn).includeExecutionData(false).maxResults(MOST_EVENTS))
                .events()) {
            if (events.size() == MOST_EVENTS) {
                break;
            }
            events.add(Json.body()
                    .with("at", event.timestamp())
                    .with("type", event.typeAsString())
                    .ifAny("state", state(event)));
        }
        return events;
    }

    private static Optional<String> state(HistoryEvent event) {
        return Optional.ofNullable(event.stateEnteredEventDetails())
                .map(details -> details.name())
                .or(() -> Optional.ofNullable(event.stateExitedEventDetails()).map(details -> details.name()));
    }

    private static Json.Body line(ExecutionListItem one) {
        return head(one.name(), one.statusAsString(), one.startDate())
                .ifAny("stoppedAt", Optional.ofNullable(one.stopDate()));
    }

    private static Json.Body head(String name, String status, Instant startedAt) {
        Json.Body head = Json.body().with("name", name).with("status", status).with("startedAt", startedAt);
        try {
            ReviewId review = ReviewId.ofExecution(name);
            return head.with("activity", review.activity().value()).with("round", review.round());
        } catch (IllegalArgumentException byHand) {
            // Somebody started one under a name of their own; it is shown all the same.
            return head;
        }
    }

    private static ExecutionStatus status(String name) {
        ExecutionStatus status = ExecutionStatus.fromValue(name);
        if (status == ExecutionStatus.UNKNOWN_TO_SDK_VERSION) {
            throw Reason.MALFORMED.refuse("status");
        }
        return status;
    }
}
