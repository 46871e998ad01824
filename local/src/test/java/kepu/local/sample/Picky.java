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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes down the records of a batch, one a line, up to the first whose sequence number it sees for the first time. */
public final class Picky implements RequestStreamHandler {
    private static final Pattern RECORD =
            Pattern.compile("\"Keys\":\\{\"id\":\\{\"S\":\"([^\"]*)\"}}.*?\"SequenceNumber\":\"([0-9]+)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Path journal = Path.of(System.getenv("JOURNAL")).resolve(context.getFunctionName());
        Matcher record = RECORD.matcher(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        String failed = "";
        while (failed.isEmpty() && record.find()) {
            Path seen = journal.resolveSibling("seen-" + record.group(2));
            if (Files.exists(seen)) {
                Files.writeString(
                        journal, record.group(1) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else {
                Files.createFile(seen);
                failed = record.group(2);
            }
        }
        String failures = failed.isEmpty() ? "" : "{\"itemIdentifier\":\"" + failed + "\"}";
        output.write(("{\"batchItemFailures\":[" + failures + "]}").getBytes(StandardCharsets.UTF_8));
    }
}
