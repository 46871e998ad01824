package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Modifier;
import java.util.List;
import kepu.laws.Functions.Function;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Template and handlers say the same. */
class HandlersTest {
    static List<Function> all() {
        return Functions.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyHandlerIsMadeFromTheEnvironmentOrFromSettings(Function function) {
        Class<?> type = function.type();
        assertTrue(Modifier.isPublic(type.getModifiers()) && Modifier.isFinal(type.getModifiers()), type.getName());
        assertTrue(RequestStreamHandler.class.isAssignableFrom(type), type.getName());
        assertDoesNotThrow(() -> type.getConstructor(), type.getName());
        assertDoesNotThrow(() -> type.getConstructor(Settings.class), type.getName());
        assertDoesNotThrow(function::made);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyHandlerGoesThroughAnEndpointThatLogsAndCounts(Function function) {
        assertEquals(1, function.endpoints().size(), function.handler());
        String source = Project.text("functions/" + capability(function) + "/src/main/java/"
                + function.handler().replace('.', '/') + ".java");
        assertTrue(source.contains("endpoint.serve(input, output, context);"), function.handler());
        assertFalse(source.contains("catch ("), "one place turns refusals into problems");
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsRoutesAreThoseOfTheTemplate(Function function) {
        assertEquals(
                function.routes(), new java.util.TreeSet<>(function.actions().keySet()), function.name());
        boolean http = function.endpoints().get(0).getType() == HttpEndpoint.class;
        assertEquals(http, !function.routes().isEmpty(), function.name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsCodeIsTheFolderThatMavenPacks(Function function) {
        assertEquals(
                "functions/" + capability(function) + "/target/function/",
                function.properties().path("CodeUri").asText());
    }

    @Test
    void everyCapabilityThatHasAHandlerIsDeployed() {
        List<String> declared = Functions.all().stream().map(Function::handler).toList();
        for (Project.Source source : Project.mainSources()) {
            if (source.isBelow("functions") && source.name().endsWith("Handler.java")) {
                String type = source.path()
                        .toString()
                        .replaceAll(".*src/main/java/", "")
                        .replace(".java", "")
                        .replace('/', '.');
                assertTrue(declared.contains(type), type + " is in no template");
            }
        }
    }

    private static String capability(Function function) {
        return function.handler().split("\\.")[1];
    }
}
