package kepu.review;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kepu.domain.review.Level;
import kepu.domain.review.Outcome;
import kepu.domain.review.Review;
import kepu.domain.review.RoundState;
import kepu.runtime.Aws;
import kepu.runtime.Json;
import kepu.runtime.Observed;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The review machine, as far as our side drives it: start a round's execution, let it go on, end it. */
final class Machine {
    private final Settings settings;

    Machine(Settings settings) {
        this.settings = settings;
    }

    static SfnClient client(Settings settings) {
        return settings.one(SfnClient.class, with -> Aws.client(with, "SFN", SfnClient.builder()));
    }

    /**
     * Starts the execution of a round; the name makes a second start harmless. Its input holds ids only. False when it
     * was started before and, unless its deadline was another, has ended.
     */
    boolean start(Review round, Instant closesAt) {
        return start(round, round.id().execution(), closesAt);
    }

    /**
     * Starts another execution of a round whose first is no more. Whatever it expects, the machine goes where the round
     * itself says; once for each version of the round, so that what cannot succeed is not tried for ever.
     */
    void startAgain(Review round, Instant closesAt) {
        Observed.count("ExecutionsBegunAgain");
        start(round, round.id().executionAgain(round.version()), closesAt);
    }

    private boolean start(Review round, String name, Instant closesAt) {
        Json.Body input = Json.body()
                .with("activity", round.id().activity().value())
                .with("revision", round.revision())
                .with("round", round.id().round())
                .with("first", round.level().name())
                .with("closesAt", closesAt.toString());
        try {
            client(settings).startExecution(start -> start.stateMachineArn(settings.text("REVIEW_MACHINE"))
                    .name(name)
                    .input(new String(Json.bytes(input), StandardCharsets.UTF_8)));
            return true;
        } catch (ExecutionAlreadyExistsException started) {
            return false;
        }
    }

    /**
     * Tells the waiting execution what was decided; an approval lets it go on, anything else reaches it as a failure.
     * False when the token is spent: the execution has been told before, or is no more.
     */
    boolean resume(Review round, String token) {
        return told(round, () -> {
            Optional<String> refusal = refusal(round);
            if (refusal.isPresent()) {
                client(settings)
                        .sendTaskFailure(failure -> failure.taskToken(token).error(refusal.get()));
            } else {
                client(settings)
                        .sendTaskSuccess(success -> success.taskToken(token).output("{}"));
            }
        });
    }

    private static boolean told(Review round, Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException spent) {
            Observed.log("task token spent", Map.of("execution", round.id().execution()));
            return false;
        }
    }

    /** The name under which the machine catches what was decided, unless it is an approval. */
    private static Optional<String> refusal(Review round) {
        if (round.state() == RoundState.OPENING) {
            return round.level() == Level.PROVINCE ? Optional.of("BackToProvince") : Optional.empty();
        }
        return round.outcome() == Outcome.APPROVED ? Optional.empty() : Optional.of(caught(round.outcome()));
    }

    private static String caught(Outcome outcome) {
        return switch (outcome) {
            case RETURNED -> "Returned";
            case REJECTED -> "Rejected";
            case WITHDRAWN -> "Withdrawn";
            case UNDECIDED, APPROVED, EXPIRED -> throw new IllegalStateException("nothing is owed to " + outcome);
        };
    }
}
