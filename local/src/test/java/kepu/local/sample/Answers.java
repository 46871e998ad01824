package kepu.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers in every way that a function can, as the path {@code /answers/{kind}} wishes. */
public final class Answers implements RequestStreamHandler {
    private static final Pattern KIND = Pattern.compile("\"kind\":\"([a-z]+)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Matcher kind = KIND.matcher(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        output.write(answer(kind.find() ? kind.group(1) : "none", context).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String kind, Context context) {
        return switch (kind) {
            case "whole" ->
                "{\"statusCode\":418,\"headers\":{\"X-One\":\"1\"},\"cookies\":[\"a=1; Path=/\",\"b=2\"],\"body\":\"6Iy2\","
                        + "\"isBase64Encoded\":true}";
            case "text" -> "\"just text\"";
            case "failing" -> throw new IllegalArgumentException("no such kind");
            case "malformed" -> "{\"statusCode\":";
            case "slow" -> slow();
            case "classes" ->
                "{\"jackson\":" + visible("com.fasterxml.jackson.databind.ObjectMapper") + ",\"host\":"
                        + visible("kepu.local.Main") + ",\"loader\":\""
                        + Thread.currentThread().getContextClassLoader().getName() + "\",\"own\":"
                        + (Answers.class.getClassLoader()
                                == Thread.currentThread().getContextClassLoader())
                        + "}";
            case "context" ->
                "{\"name\":\"" + context.getFunctionName() + "\",\"memory\":" + context.getMemoryLimitInMB()
                        + ",\"remaining\":" + context.getRemainingTimeInMillis() + ",\"arn\":\""
                        + context.getInvokedFunctionArn() + "\",\"table\":\"" + System.getenv("TABLE") + "\"}";
            default -> "null";
        };
    }

    private static boolean visible(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException hidden) {
            return false;
        }
    }

    private static String slow() {
        try {
            Thread.sleep(60_000);
            return "null";
        } catch (InterruptedException cut) {
            throw new IllegalStateException("cut short", cut);
        }
    }
}
