package kepu.local.states;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Task state calls, as its {@code Resource} says; of any partition. */
public sealed interface Integration {
    /** Whether the result comes by {@code SendTask…} with the token that the call hands out. */
    boolean isCallback();

    /** What performs the three kinds of call. */
    interface Caller<R> {
        R invokeLambda(LambdaInvoke integration);

        R callFunction(LambdaFunction integration);

        R callService(ServiceCall integration);
    }

    <R> R by(Caller<R> caller);

    /** {@code arn:…:states:::lambda:invoke}: function and payload are in the arguments. */
    record LambdaInvoke(boolean isCallback) implements Integration {
        @Override
        public <R> R by(Caller<R> caller) {
            return caller.invokeLambda(this);
        }
    }

    /** A function's own ARN: the arguments are its event, its answer the result. */
    record LambdaFunction(String arn) implements Integration {
        @Override
        public boolean isCallback() {
            return false;
        }

        @Override
        public <R> R by(Caller<R> caller) {
            return caller.callFunction(this);
        }
    }

    /**
     * {@code arn:…:states:::aws-sdk:<service>:<action>}.
     *
     * @param service as the ARN writes it: {@code dynamodb}
     * @param action in lower camel case: {@code updateItem}
     */
    record ServiceCall(String service, String action, boolean isCallback) implements Integration {
        @Override
        public <R> R by(Caller<R> caller) {
            return caller.callService(this);
        }
    }

    /** Empty for everything not understood, optimised integrations and {@code .sync} among it. */
    static Optional<Integration> parse(String resource) {
        Matcher lambda = Patterns.LAMBDA_INVOKE.matcher(resource);
        if (lambda.matches()) {
            return Optional.of(new LambdaInvoke(lambda.group(1) != null));
        }
        if (Patterns.LAMBDA_FUNCTION.matcher(resource).matches()) {
            return Optional.of(new LambdaFunction(resource));
        }
        Matcher sdk = Patterns.SERVICE_CALL.matcher(resource);
        return sdk.matches()
                ? Optional.of(new ServiceCall(sdk.group(1), sdk.group(2), sdk.group(3) != null))
                : Optional.empty();
    }

    /** An interface has no private constants. */
    final class Patterns {
        private static final String ARN = "arn:[a-z0-9-]+:";
        private static final String CALLBACK = "(\\.waitForTaskToken)?";
        private static final Pattern LAMBDA_INVOKE = Pattern.compile(ARN + "states:::lambda:invoke" + CALLBACK);
        private static final Pattern LAMBDA_FUNCTION =
                Pattern.compile(ARN + "lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?");
        private static final Pattern SERVICE_CALL =
                Pattern.compile(ARN + "states:::aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)" + CALLBACK);

        private Patterns() {}
    }
}
