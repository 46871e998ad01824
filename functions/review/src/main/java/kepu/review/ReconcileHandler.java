package kepu.review;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.runtime.EventEndpoint;
import kepu.runtime.Settings;

/** What the schedule calls: nothing owed to an execution is forgotten. */
public final class ReconcileHandler implements RequestStreamHandler {
    private final EventEndpoint endpoint;

    public ReconcileHandler() {
        this(Settings.fromEnvironment());
    }

    public ReconcileHandler(Settings settings) {
        Reconcile reconcile = new Reconcile(settings);
        this.endpoint = EventEndpoint.of(event -> reconcile.reconcile());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
