package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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

    @Test
    void keepsTheOrderOfUndocumentedMembersAndTheLastOfTwoWithOneName() throws IOException {
        String json = "{\"zulu\":1,\"id\":\"1\",\"alpha\":null,\"mike\":[true],\"id\":\"2\",\"zulu\":2}";
        Open read = WireJson.shared().readValue(json, Open.class);

        assertThat(read.id()).isEqualTo("2");
        assertThat(read.other()).hasToString("{zulu=2, alpha=null, mike=[true]}");
    }

    @Test
    void readsARecordThatIgnoresMembersAsJacksonDoes() throws IOException {
        Ignoring read = WireJson.shared().readValue("{\"id\":\"1\",\"secret\":{\"x\":1},\"a\":2}", Ignoring.class);

        assertThat(read).isEqualTo(new Ignoring("1", Map.of("a", 2)));
    }

    record Open(String id, @JsonAnySetter Map<String, @Nullable Object> other) {}

    @JsonIgnoreProperties("secret")
    record Ignoring(String id, @JsonAnySetter Map<String, @Nullable Object> other) {}

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
