package kepu.notification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.runtime.EventEndpoint;
import kepu.runtime.Settings;

/** What the schedule calls: the outbox is emptied. */
public final class SendHandler implements RequestStreamHandler {
    private final EventEndpoint endpoint;

    public SendHandler() {
        this(Settings.fromEnvironment());
    }

    public SendHandler(Settings settings) {
        SendMails send = new SendMails(settings);
        this.endpoint = EventEndpoint.of(event -> send.send());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
