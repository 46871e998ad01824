package kepu.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Fails when it is made. */
public final class Unmakable implements RequestStreamHandler {
    public Unmakable() {
        throw new IllegalStateException("no settings");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
}
