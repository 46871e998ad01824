package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import kepu.local.aws.JsonProtocolRefusal;

/**
 * Answers a long list page by page.
 *
 * @param member the list's name in the answer
 * @param of what the list is of; a token of one list is no token of another
 */
record Pages(String member, String of) {
    private static final int LONGEST_TOKEN = 3_096;

    /**
     * @param items in an order to which items are only added at the beginning or at the end
     * @param wanted which of them are shown; may change its mind between two pages
     * @param key names an item for as long as it exists
     */
    <T> ObjectNode page(
            List<T> items, Predicate<T> wanted, Request request, Function<T, String> key, Function<T, JsonNode> shown) {
        int size = request.pageSize();
        int from = request.optionalText("nextToken", LONGEST_TOKEN)
                .map(token -> after(keyIn(token), items, key))
                .orElse(0);
        List<T> rest = items.subList(from, items.size()).stream().filter(wanted).toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray(member);
        page.forEach(item -> list.add(shown.apply(item)));
        if (page.size() < rest.size()) {
            answer.put("nextToken", token(key.apply(page.get(page.size() - 1))));
        }
        return answer;
    }

    private <T> int after(String last, List<T> items, Function<T, String> key) {
        for (int i = 0; i < items.size(); i++) {
            if (key.apply(items.get(i)).equals(last)) {
                return i + 1;
            }
        }
        throw invalid();
    }

    private String token(String key) {
        return Base64.getUrlEncoder()
                .encodeToString((TaskTokens.keyOf(member + of) + key).getBytes(StandardCharsets.UTF_8));
    }

    private String keyIn(String token) {
        try {
            String content = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String prefix = TaskTokens.keyOf(member + of);
            return Optional.of(content)
                    .filter(text -> text.startsWith(prefix))
                    .map(text -> text.substring(prefix.length()))
                    .orElseThrow(Pages::invalid);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static JsonProtocolRefusal invalid() {
        return new JsonProtocolRefusal("InvalidToken", "Invalid Token: 'Invalid token'");
    }
}
