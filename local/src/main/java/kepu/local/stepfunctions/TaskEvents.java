package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import kepu.local.states.Failure;
import kepu.local.states.Integration;
import kepu.local.states.TaskCall;

/** The events of one task: a function called by its own ARN has names of its own. */
sealed interface TaskEvents {
    void scheduled(TaskCall call, String region, Events events);

    void submitted(String output, Events events);

    void succeeded(String output, Events events);

    void submitFailed(Failure failure, Events events);

    void failed(Failure failure, Events events);

    void timedOut(Failure failure, Events events);

    static TaskEvents of(Integration integration) {
        return integration.by(new Integration.Caller<>() {
            @Override
            public TaskEvents invokeLambda(Integration.LambdaInvoke lambda) {
                return new OfTask("lambda", "invoke" + suffix(lambda));
            }

            @Override
            public TaskEvents callFunction(Integration.LambdaFunction function) {
                return new OfFunction(function.arn());
            }

            @Override
            public TaskEvents callService(Integration.ServiceCall call) {
                return new OfTask("aws-sdk:" + call.service(), call.action() + suffix(call));
            }

            private String suffix(Integration integration) {
                return integration.isCallback() ? ".waitForTaskToken" : "";
            }
        });
    }

    /** A service integration. */
    record OfTask(String resourceType, String resource) implements TaskEvents {
        @Override
        public void scheduled(TaskCall call, String region, Events events) {
            ObjectNode details = resource(Json.object())
                    .put("region", region)
                    .put("parameters", call.arguments().toString());
            put(details, "timeoutInSeconds", call.timeoutSeconds());
            put(details, "heartbeatInSeconds", call.heartbeatSeconds());
            events.add("TaskScheduled", "taskScheduled", details);
            events.add("TaskStarted", "taskStarted", resource(Json.object()));
        }

        @Override
        public void submitted(String output, Events events) {
            events.add("TaskSubmitted", "taskSubmitted", resource(Events.withText("output", output)));
        }

        @Override
        public void succeeded(String output, Events events) {
            events.add("TaskSucceeded", "taskSucceeded", resource(Events.withText("output", output)));
        }

        @Override
        public void submitFailed(Failure failure, Events events) {
            events.add("TaskSubmitFailed", "taskSubmitFailed", failure(failure));
        }

        @Override
        public void failed(Failure failure, Events events) {
            events.add("TaskFailed", "taskFailed", failure(failure));
        }

        @Override
        public void timedOut(Failure failure, Events events) {
            events.add("TaskTimedOut", "taskTimedOut", failure(failure));
        }

        private ObjectNode failure(Failure failure) {
            return resource(Events.failure(failure.error(), failure.cause()));
        }

        private ObjectNode resource(ObjectNode details) {
            return details.put("resourceType", resourceType).put("resource", resource);
        }
    }

    /** A function by its own ARN. */
    record OfFunction(String arn) implements TaskEvents {
        @Override
        public void scheduled(TaskCall call, String region, Events events) {
            ObjectNode details =
                    Events.withText("input", call.arguments().toString()).put("resource", arn);
            put(details, "timeoutInSeconds", call.timeoutSeconds());
            events.add("LambdaFunctionScheduled", "lambdaFunctionScheduled", details);
            events.add("LambdaFunctionStarted");
        }

        @Override
        public void submitted(String output, Events events) {
            throw new IllegalStateException("a function called by its ARN hands out no token");
        }

        @Override
        public void succeeded(String output, Events events) {
            events.add("LambdaFunctionSucceeded", "lambdaFunctionSucceeded", Events.withText("output", output));
        }

        @Override
        public void submitFailed(Failure failure, Events events) {
            failed(failure, events);
        }

        @Override
        public void failed(Failure failure, Events events) {
            events.add(
                    "LambdaFunctionFailed", "lambdaFunctionFailed", Events.failure(failure.error(), failure.cause()));
        }

        @Override
        public void timedOut(Failure failure, Events events) {
            events.add(
                    "LambdaFunctionTimedOut",
                    "lambdaFunctionTimedOut",
                    Events.failure(failure.error(), failure.cause()));
        }
    }

    private static void put(ObjectNode details, String member, long seconds) {
        if (seconds > 0) {
            details.put(member, seconds);
        }
    }
}
