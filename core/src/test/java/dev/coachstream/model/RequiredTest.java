package dev.coachstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequiredTest {

    @Test
    void keepsTheOrderAndANull() {
        Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        sent.put("zulu", null);
        assertThat(Required.attributes(sent)).containsExactly(entry("zulu", null));

        sent.put("alpha", 1);
        assertThat(Required.attributes(sent)).containsExactly(entry("zulu", null), entry("alpha", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void copiesSoThatNobodyCanChangeIt(int size) {
        Map<String, String> sent = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            sent.put("system" + i, "id");
        }
        Map<String, String> labels = Required.labels(sent);
        sent.put("later", "id");

        assertThat(labels).hasSize(size);
        assertThatThrownBy(() -> labels.put("later", "id")).isInstanceOf(UnsupportedOperationException.class);
    }
}
