package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WireJsonTest {

    @Test
    void keepsTheDigitsOfANumber() throws IOException {
        String json = "{\"score\":2.50}";
        assertThat(WireJson.shared().readValue(json, Map.class)).containsValue(new BigDecimal("2.50"));
        JsonNode tree = WireJson.shared().readTree(json);
        assertThat(WireJson.shared().treeToValue(tree, Map.class)).containsValue(new BigDecimal("2.50"));
    }
}
