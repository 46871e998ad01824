package kepu.review;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.review.ReviewId;
import kepu.runtime.EventEndpoint;
import kepu.runtime.Settings;

/** What the stream of rounds calls: executions follow what was submitted, decided and withdrawn. */
public final class FollowHandler implements RequestStreamHandler {
    private final EventEndpoint endpoint;

    public FollowHandler() {
        this(Settings.fromEnvironment());
    }

    public FollowHandler(Settings settings) {
        PayDebt debts = new PayDebt(settings);
        this.endpoint = EventEndpoint.ofStream(
                record -> debts.pay(ReviewId.parse(record.key("activity") + "-" + record.key("round"))));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
