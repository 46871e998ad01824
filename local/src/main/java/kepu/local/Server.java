package kepu.local;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;

/** One port with whatever answers there. Listens at once; until a handler is set, answers 404. */
final class Server implements AutoCloseable {
    private final HttpServer server;

    private Server(HttpServer server) {
        this.server = server;
    }

    /**
     * @param option the command line's name for the port, for the refusal
     * @throws IllegalStateException when something else listens there
     */
    static Server listen(String address, int port, String option, ExecutorService threads) throws IOException {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 200);
            server.setExecutor(threads);
            return new Server(server);
        } catch (BindException taken) {
            throw taken(address, port, option, taken);
        }
    }

    /** For servers that say less clearly that their port is taken. */
    static void requireFree(String address, int port, String option) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (BindException taken) {
            throw taken(address, port, option, taken);
        }
    }

    private static IllegalStateException taken(String address, int port, String option, BindException why) {
        return new IllegalStateException(
                "port " + port + " of " + address + " is taken; " + option + " chooses another", why);
    }

    void answer(HttpHandler handler) {
        server.createContext("/", Logged.failures(handler));
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The JDK's server swallows what a handler throws and cuts the connection; somebody will want to know why. */
    private record Logged(HttpHandler handler) implements HttpHandler {
        static HttpHandler failures(HttpHandler handler) {
            return new Logged(handler);
        }

        @Override
        public void handle(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
            try {
                handler.handle(exchange);
            } catch (RuntimeException | Error failed) {
                failed.printStackTrace();
                throw failed;
            }
        }
    }
}
