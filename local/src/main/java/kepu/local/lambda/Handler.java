package kepu.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;

/** One instance of a function's handler class, made by its constructor without arguments. */
final class Handler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RequestStreamHandler handler;

    private Handler(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /**
     * @param handler {@code pkg.Class} or {@code pkg.Class::handleRequest}
     * @throws ReflectiveOperationException when there is no such class, it is no handler, or its constructor fails
     */
    static Handler make(ClassLoader loader, String handler) throws ReflectiveOperationException {
        String[] parts = handler.split("::", 2);
        if (parts.length == 2 && !parts[1].equals("handleRequest")) {
            throw new NoSuchMethodException("handlers of any other name than handleRequest are not run: " + handler);
        }
        Object made =
                Class.forName(parts[0], true, loader).getDeclaredConstructor().newInstance();
        if (made instanceof RequestStreamHandler streams) {
            return new Handler(streams);
        }
        if (made instanceof RequestHandler<?, ?> objects) {
            return new Handler(overStreams(objects));
        }
        throw new ClassCastException(parts[0] + " is neither a RequestStreamHandler nor a RequestHandler");
    }

    byte[] handle(byte[] event, Context context) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), result, context);
        return result.toByteArray();
    }

    private static <I, O> RequestStreamHandler overStreams(RequestHandler<I, O> handler) {
        Type input = inputOf(handler.getClass());
        return (event, result, context) -> {
            I request = JSON.readValue(event, JSON.constructType(input));
            JSON.writeValue(result, handler.handleRequest(request, context));
        };
    }

    private static Type inputOf(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(generic -> generic.getRawType() == RequestHandler.class)
                .map(generic -> generic.getActualTypeArguments()[0])
                .findFirst()
                .orElse(Object.class);
    }
}
