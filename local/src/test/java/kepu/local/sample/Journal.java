package kepu.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes every event down, one a line, in the file of its function; fails while a file {@code …failing} stands. */
public final class Journal implements RequestStreamHandler {
    private final Path directory = Path.of(System.getenv("JOURNAL"));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        synchronized (Journal.class) {
            Files.writeString(
                    directory.resolve(context.getFunctionName()),
                    new String(event, StandardCharsets.UTF_8) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        if (Files.exists(directory.resolve(context.getFunctionName() + ".failing"))) {
            throw new IllegalStateException("told to fail");
        }
        output.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
