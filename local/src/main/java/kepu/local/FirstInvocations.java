package kepu.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import kepu.local.lambda.InvocationResult;
import kepu.local.lambda.Lambda;
import kepu.local.template.FunctionResource;
import kepu.local.template.Template;

/** Invocations that a home needs once, such as a first filling of tables. What succeeded is remembered in a file. */
final class FirstInvocations {
    private final Path remembered;
    private final Template template;
    private final Lambda lambda;

    FirstInvocations(Path remembered, Template template, Lambda lambda) {
        this.remembered = remembered;
        this.template = template;
        this.lambda = lambda;
    }

    /**
     * @param wanted as {@code Function=JSON}, the function by logical id or name
     * @throws IllegalStateException when one fails, with what the function said
     */
    void run(List<String> wanted, PrintStream person) throws IOException {
        for (String invocation : wanted) {
            String key = UUID.nameUUIDFromBytes(invocation.getBytes(StandardCharsets.UTF_8))
                    .toString();
            if (!done().contains(key)) {
                String[] parts = invocation.split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException("--invoke is Function=JSON, not '" + invocation + "'");
                }
                InvocationResult result = lambda.invoke(name(parts[0]), parts[1].getBytes(StandardCharsets.UTF_8));
                if (result.failed()) {
                    throw new IllegalStateException(
                            "the first invocation of " + parts[0] + " failed: " + result.text());
                }
                person.println("  " + parts[0] + ": " + result.text());
                Files.writeString(remembered, key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    private List<String> done() throws IOException {
        return Files.exists(remembered) ? Files.readAllLines(remembered) : List.of();
    }

    private String name(String function) {
        return template.functions().stream()
                .filter(declared -> declared.id().equals(function))
                .map(FunctionResource::name)
                .findFirst()
                .orElse(function);
    }
}
