package kepu.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The sample application as a build would leave it: the template, and its functions' jar in Lambda's layout. */
public final class SampleApplication {
    private SampleApplication() {}

    /** @return the template's path inside the directory */
    public static Path build(Path directory) {
        try {
            Path template = Files.createDirectories(directory).resolve("template.yaml");
            try (InputStream text = SampleApplication.class.getResourceAsStream("/sample/template.yaml")) {
                Files.write(template, text.readAllBytes());
            }
            jar(Files.createDirectories(directory.resolve("functions/all/lib")).resolve("sample.jar"));
            return template;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    static Path libraries() {
        return Path.of(System.getProperty("dynamodb.libs"));
    }

    /** The sample in a directory of its own, with a home and journals beside it. */
    static HostOptions options(Path directory) {
        try {
            Path journals = Files.createDirectories(directory.resolve("journals"));
            return HostOptions.onFreePorts(
                            build(directory.resolve("application")), directory.resolve("home"), libraries())
                    .parameter("JournalDirectory", journals.toString())
                    .parameter("Clock", "@clock");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void jar(Path target) throws IOException {
        Path classes = classes();
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> sample = Files.list(classes.resolve("kepu/local/sample"))) {
            for (Path type : sample.sorted().toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(type).toString()));
                jar.write(Files.readAllBytes(type));
            }
        }
    }

    private static Path classes() {
        try {
            return Path.of(SampleApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The lines of a function's journal so far. */
    static List<String> journal(Path directory, String function) {
        try {
            Path file = directory.resolve("journals").resolve(function);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
