package kepu.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    /** The example of API Gateway's own documentation, and a few more. */
    private static final List<String> ROUTES = List.of(
            "$default",
            "ANY /{proxy+}",
            "GET /pets/{proxy+}",
            "GET /pets/dog/{id}",
            "GET /pets/dog/1",
            "ANY /pets/dog/1",
            "POST /a/{x}/c",
            "POST /a/b/{y}");

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dog/1, GET /pets/dog/1",
        "PUT, /pets/dog/1, ANY /pets/dog/1",
        "GET, /pets/dog/2, GET /pets/dog/{id}",
        "GET, /pets/cat/1, GET /pets/{proxy+}",
        "GET, /pets/dog/2/more, GET /pets/{proxy+}",
        "POST, /test/5, ANY /{proxy+}",
        "GET, /pets, ANY /{proxy+}",
        "POST, /a/b/c, POST /a/b/{y}",
        "POST, /a/d/c, POST /a/{x}/c",
        "GET, /, $default",
        "HEAD, /pets/dog/2, ANY /{proxy+}",
        "GET, /pets/dog/%31, GET /pets/dog/1"
    })
    void takesTheMostSpecificRoute(String method, String path, String key) {
        List<Route> sorted = ROUTES.stream()
                .map(route -> new Route(route, "f"))
                .sorted(Route.MOST_SPECIFIC)
                .toList();
        Optional<Route> taken = sorted.stream()
                .filter(route -> route.match(method, path).isPresent())
                .findFirst();
        assertEquals(Optional.of(key), taken.map(Route::key));
    }

    @Test
    void decodesPathParametersButNotPlusSigns() {
        Route route = new Route("GET /a/{x}/{rest+}", "f");
        assertEquals(Optional.of(Map.of("x", "1 2+3", "rest", "b/c d")), route.match("GET", "/a/1%202+3/b/c%20d"));
        assertEquals(Optional.empty(), route.match("GET", "/a/1"));
        assertEquals(Optional.empty(), route.match("GET", "/a//b"));
        assertEquals(Optional.of(Map.of("x", "%zz", "rest", "b")), route.match("GET", "/a/%zz/b"));
    }
}
