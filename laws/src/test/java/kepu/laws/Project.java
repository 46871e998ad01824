package kepu.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own files, as text and as data. */
final class Project {
    static final Path ROOT = Path.of(System.getProperty("kepu.root"));

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Project() {}

    /** One file, by its path from the root. */
    record Source(Path path, String text) {
        String name() {
            return path.getFileName().toString();
        }

        List<String> lines() {
            return text.lines().toList();
        }

        List<String> imports() {
            return lines().stream()
                    .filter(line -> line.startsWith("import "))
                    .map(line -> line.replaceAll("import (static )?|;", ""))
                    .toList();
        }

        boolean isBelow(String folder) {
            return path.startsWith(folder);
        }
    }

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML file as data; {@code !Ref X} reads as {@code X}. */
    static JsonNode yaml(String path) {
        try {
            return YAML.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode template() {
        return yaml("template.yaml");
    }

    /** Every Java file that is no test's, of the functions and of the local host. */
    static List<Source> mainSources() {
        return Stream.of("functions", "local", "demo")
                .flatMap(folder -> sources(folder).stream())
                .filter(source -> source.path().toString().contains("src/main/java"))
                .toList();
    }

    static List<Source> sources(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .map(file -> new Source(
                            ROOT.relativize(file), text(ROOT.relativize(file).toString())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the one group of a pattern finds in a text, each once, sorted. */
    static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
