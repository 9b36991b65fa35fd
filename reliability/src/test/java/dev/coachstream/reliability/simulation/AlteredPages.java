package dev.coachstream.reliability.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Fault;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Pages that are not quite what the vendor holds. */
final class AlteredPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AlteredPages() {}

    /** The first record comes again as the last. */
    static Fault withARowTwice() {
        return altered(rows -> {
            if (!rows.isEmpty()) {
                rows.add(rows.get(0).deepCopy());
            }
        });
    }

    /** The last record comes twice, of one time: first as it was, then as it is. */
    static Fault withAnEarlierVersion(String words) {
        return altered(rows -> {
            if (!rows.isEmpty()) {
                ObjectNode now = (ObjectNode) rows.get(rows.size() - 1);
                rows.insert(rows.size() - 1, now.deepCopy().put(words, "as it was"));
            }
        });
    }

    /** A degraded answer: no record has these members. */
    static Fault without(Collection<String> members) {
        return altered(rows -> rows.forEach(row -> ((ObjectNode) row).remove(members)));
    }

    private static Fault altered(Consumer<ArrayNode> change) {
        return Fault.altered(body -> {
            JsonNode page = read(body);
            rows(page).forEach(change);
            return page.toString();
        });
    }

    private static List<ArrayNode> rows(JsonNode page) {
        return page instanceof ArrayNode all
                ? List.of(all)
                : StreamSupport.stream(page.spliterator(), false)
                        .filter(ArrayNode.class::isInstance)
                        .map(ArrayNode.class::cast)
                        .toList();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a vendor's answer is JSON", e);
        }
    }
}
