package kepu.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Puts the item that it is given, and answers DynamoDB's status; {@code broken} when the connection was. */
public final class Keeper implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String item = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        String request = "{\"TableName\":\"" + System.getenv("TABLE") + "\",\"Item\":" + item + "}";
        output.write(("\"" + put(request) + "\"").getBytes(StandardCharsets.UTF_8));
    }

    private static String put(String request) throws IOException {
        URI endpoint = URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB"));
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
        connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.PutItem");
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x");
        try {
            // A streamed request is not repeated by the JDK when its connection breaks.
            byte[] body = request.getBytes(StandardCharsets.UTF_8);
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
            return String.valueOf(connection.getResponseCode());
        } catch (IOException broken) {
            return "broken";
        }
    }
}
