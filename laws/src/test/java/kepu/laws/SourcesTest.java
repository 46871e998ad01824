package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kepu.laws.Project.Source;
import org.junit.jupiter.api.Test;

/** Who may know whom, and how long a file may get. */
class SourcesTest {
    private static final int LONGEST_FILE = 300;
    private static final Set<String> SHARED = Set.of("domain", "runtime", "storage", "search");
    private static final Set<String> FOR_TESTS = Set.of("testing", "fixtures");
    private static final Pattern BANNED =
            Pattern.compile(".*(Util|Helper|Manager|Impl|Base|Abstract|Common|Dto|DTO|Data|Info)([A-Z].*|s?)\\.java");

    @Test
    void theDomainKnowsTheJdkAlone() {
        assertNone(functions()
                .filter(source -> source.isBelow("functions/domain"))
                .flatMap(source -> source.imports().stream()
                        .filter(name -> !name.matches("(java|javax\\.crypto|kepu\\.domain)\\..*"))
                        .map(name -> source.path() + " imports " + name)));
    }

    @Test
    void noCapabilityKnowsAnother() {
        assertNone(functions().flatMap(source -> source.imports().stream()
                .filter(name -> name.startsWith("kepu."))
                .filter(name -> !mayKnow(module(source), name.split("\\.")[1]))
                .map(name -> source.path() + " imports " + name)));
    }

    @Test
    void theLocalHostKnowsNothingOfKepu() {
        assertNone(Project.mainSources().stream()
                .filter(source -> source.isBelow("local"))
                .flatMap(source -> source.lines().stream()
                        .map(line -> line.replace("kepu.local", ""))
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).contains("kepu"))
                        .map(line -> source.path() + ": " + line)));
    }

    @Test
    void settingsAloneReadTheEnvironment() {
        assertNone(functions()
                .filter(source -> !source.name().equals("Settings.java"))
                .filter(source -> !FOR_TESTS.contains(module(source)))
                .filter(source -> source.text().matches("(?s).*System\\.(getenv|getProperty)\\(.*"))
                .map(source -> source.path().toString()));
    }

    @Test
    void nobodyAsksWhetherItRunsLocally() {
        assertNone(functions()
                .filter(source -> !FOR_TESTS.contains(module(source)))
                .filter(source -> source.text().matches("(?s).*(isLocal|localhost|127\\.0\\.0\\.1|LOCALSTACK).*"))
                .map(source -> source.path().toString()));
    }

    @Test
    void everyClientHasABoundOnItsWaits() {
        assertNone(functions()
                .filter(source -> !FOR_TESTS.contains(module(source)))
                .filter(source -> !source.name().equals("Aws.java"))
                .flatMap(source -> source.lines().stream()
                        .filter(line -> line.matches(".*\\b(?!HttpClient)\\w+Client\\.(builder|create)\\(\\).*"))
                        .filter(line -> !line.contains("Aws.client("))
                        .map(line -> source.path() + ": " + line.strip())));
    }

    @Test
    void filesAreShort() {
        assertNone(Project.mainSources().stream()
                .filter(source -> source.lines().size() > LONGEST_FILE)
                .map(source -> source.path() + " has " + source.lines().size() + " lines"));
    }

    @Test
    void namesSayWhatThingsAre() {
        assertNone(Project.mainSources().stream()
                .filter(source -> BANNED.matcher(source.name()).matches())
                // AWS's own name for a parameter of GetExecutionHistory.
                .filter(source -> !source.name().equals("IncludedData.java"))
                .map(source -> source.path().toString()));
    }

    @Test
    void nothingIsGottenOrSet() {
        Pattern accessor = Pattern.compile("(?<!@Override\\n)    (public [\\w<>, ]+ (?:get|set)[A-Z]\\w*\\(.*)");
        assertNone(functions()
                .filter(source -> !FOR_TESTS.contains(module(source)))
                .flatMap(source ->
                        accessor.matcher(source.text()).results().map(found -> source.path() + ": " + found.group(1))));
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<String> packages = Project.mainSources().stream()
                .map(source -> source.path().getParent().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertNone(packages.stream()
                .filter(folder -> !Files.exists(Project.ROOT.resolve(folder).resolve("package-info.java"))));
    }

    @Test
    void nothingIsLeftForLater() {
        assertNone(Project.mainSources().stream()
                .filter(source -> source.text().matches("(?s).*\\b(TODO|FIXME|XXX|HACK)\\b.*"))
                .map(source -> source.path().toString()));
    }

    private static boolean mayKnow(String module, String other) {
        boolean own = module.equals(other) || SHARED.contains(other) && !module.equals("domain");
        return switch (module) {
            case "domain", "runtime" -> other.equals(module) || other.equals("domain");
            case "storage", "search" -> other.equals(module) || other.equals("domain") || other.equals("runtime");
            case "testing" -> own || other.equals("local");
            default -> own;
        };
    }

    private static Stream<Source> functions() {
        return Project.mainSources().stream().filter(source -> source.isBelow("functions"));
    }

    private static String module(Source source) {
        return source.path().getName(1).toString();
    }

    private static void assertNone(Stream<String> offences) {
        assertEquals(List.of(), offences.toList());
    }
}
