package kepu.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Scripts and styles out of the WebJars on the class path, by {@code library/version/path}. */
final class Libraries {
    private static final String HOME = "META-INF/resources/webjars/";

    /** Plain names only: no dot at either end of a part, so no way up and nothing hidden. */
    private static final Pattern PATH =
            Pattern.compile("([A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*/){2,8}[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.(js|css)");

    Optional<byte[]> file(String path) {
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream found = Libraries.class.getClassLoader().getResourceAsStream(HOME + path)) {
            return found == null ? Optional.empty() : Optional.of(found.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
