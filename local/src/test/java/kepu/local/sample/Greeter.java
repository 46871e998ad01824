package kepu.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A handler of objects instead of streams. */
public final class Greeter implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private int greeted;

    @Override
    public Map<String, Object> handleRequest(Map<String, String> request, Context context) {
        greeted++;
        return Map.of("greeting", "你好 " + request.get("name"), "greeted", greeted);
    }
}
