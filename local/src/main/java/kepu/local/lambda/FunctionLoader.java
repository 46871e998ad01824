package kepu.local.lambda;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function's own classes. Sees the JDK, its own jars and the Lambda interfaces that it shares with the host, nothing
 * else: neither the host's libraries nor another function's.
 */
final class FunctionLoader extends URLClassLoader {
    private static final String SHARED = "com.amazonaws.services.lambda.runtime.";

    static {
        registerAsParallelCapable();
    }

    private FunctionLoader(String name, URL[] urls) {
        super(name, urls, new JdkAndLambdaInterfaces());
    }

    /** @param code a directory in the layout of Lambda's zip (classes beside {@code lib/*.jar}), or one jar */
    static FunctionLoader open(String name, Path code) throws IOException {
        if (!Files.exists(code)) {
            throw new IOException("no code at " + code + "; build the function first");
        }
        List<URL> urls = new ArrayList<>(List.of(url(code)));
        Path lib = code.resolve("lib");
        if (Files.isDirectory(lib)) {
            try (Stream<Path> jars = Files.list(lib)) {
                jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(jar -> urls.add(url(jar)));
            }
        }
        return new FunctionLoader(name, urls.toArray(URL[]::new));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class JdkAndLambdaInterfaces extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        JdkAndLambdaInterfaces() {
            super("jdk+lambda", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(SHARED)) {
                return FunctionLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
