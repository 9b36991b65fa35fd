package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WireJsonTest {

    @Test
    void keepsTheDigitsOfANumber() throws IOException {
        String json = "{\"score\":2.50}";
        Map<?, ?> read = WireJson.shared().readValue(json, Map.class);
        JsonNode tree = WireJson.shared().readTree(json);
        Map<?, ?> readThroughATree = WireJson.shared().treeToValue(tree, Map.class);

        assertThat(read.get("score")).isEqualTo(new BigDecimal("2.50"));
        assertThat(readThroughATree.get("score")).isEqualTo(new BigDecimal("2.50"));
    }

    @Test
    void readsAbsentMembersAsNullPrimitivesAsZeroAndListsAsTheirReaderSays() throws IOException {
        Wire read = WireJson.shared().readValue("{\"id\":\"1\",\"new\":true}", Wire.class);

        assertThat(read).isEqualTo(new Wire("1", null, 0, Items.none(), Map.of("new", true)));
    }

    record Wire(
            String id,
            @Nullable String name,
            int count,
            @Nullable Items<String> items,
            @JsonAnySetter Map<String, @Nullable Object> other) {
        Wire {
            items = Items.orNone(items);
        }
    }
}
