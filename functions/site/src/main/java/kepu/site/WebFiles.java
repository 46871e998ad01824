package kepu.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of {@code web/}, all read once: what is not among them cannot be asked for, however the path is written.
 * Their version names them all together, so that browsers may keep them for good.
 */
final class WebFiles {
    private final SortedMap<String, byte[]> files;
    private final String version;

    private WebFiles(SortedMap<String, byte[]> files) {
        this.files = files;
        StringBuilder all = new StringBuilder();
        files.forEach((name, bytes) ->
                all.append(name).append(' ').append(Asset.hash(bytes)).append('\n'));
        this.version =
                Asset.hash(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /** The files packed beside this class: in its jar, or in a build's directory of classes. */
    static WebFiles packed() {
        try {
            Path home = Path.of(WebFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return new WebFiles(read(home.resolve("web")));
            }
            // Not by a jar: address, whose file systems are shared by all class loaders of a JVM.
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return new WebFiles(read(jar.getPath("web")));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this class comes from nowhere that is a file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, byte[]> read(Path web) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(web)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = web.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** The file of this name relative to {@code web/}. */
    Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Changes whenever any file does. */
    String version() {
        return version;
    }
}
