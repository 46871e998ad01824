package kepu.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives journeys the one {@link House}; without Chromium they are skipped, and say what to install. */
final class Theatre implements ExecutionCondition, ParameterResolver {
    private static final Namespace OURS = Namespace.create(Theatre.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return chromium()
                .map(there -> ConditionEvaluationResult.enabled("Chromium is " + there))
                .orElseGet(() -> ConditionEvaluationResult.disabled(
                        "No Chromium here; on Debian: apt-get install chromium fonts-noto-cjk"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == House.class;
    }

    @Override
    public House resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(House.class, any -> House.open(chromium().orElseThrow()), House.class);
    }

    private static Optional<Path> chromium() {
        Stream<String> path = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator));
        return Stream.concat(Stream.of("/usr/bin"), path)
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
