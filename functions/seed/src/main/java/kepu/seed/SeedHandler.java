package kepu.seed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.runtime.EventEndpoint;
import kepu.runtime.Fields;
import kepu.runtime.Settings;

/** What an operator invokes, with {@code {"demonstration":true|false}}, as often as he likes. */
public final class SeedHandler implements RequestStreamHandler {
    private final SeedKepu seed;
    private final EventEndpoint endpoint = EventEndpoint.of(this::seed);

    public SeedHandler() {
        this(Settings.fromEnvironment());
    }

    public SeedHandler(Settings settings) {
        this.seed = new SeedKepu(settings);
    }

    private Object seed(JsonNode event) {
        Fields fields = Fields.of(event);
        boolean demonstration = fields.flag("demonstration").orElse(false);
        fields.done();
        return seed.seed(demonstration);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
