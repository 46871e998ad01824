package kepu.notification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.review.ReviewId;
import kepu.runtime.EventEndpoint;
import kepu.runtime.Settings;

/** What the stream of rounds calls when one opened: who is to be told is noted. */
public final class IntendHandler implements RequestStreamHandler {
    private final EventEndpoint endpoint;

    public IntendHandler() {
        this(Settings.fromEnvironment());
    }

    public IntendHandler(Settings settings) {
        IntendMails intend = new IntendMails(settings);
        this.endpoint = EventEndpoint.ofStream(
                record -> intend.intend(ReviewId.parse(record.key("activity") + "-" + record.key("round"))));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
