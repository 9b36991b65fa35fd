package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.capture.CaptureState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

final class SourceOffsetsTest {
    private static final Map<String, String> PARTITION = SourceOffsets.partition("support", "maestroqa", "sessions");

    @Test
    void givesThePartitionTheSameBytesInEveryProcessAndThroughRest() {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", "false"), true);
            byte[] bytes = converter.fromConnectData("offsets", null, PARTITION);
            byte[] told = "{\"feed\":\"sessions\",\"source\":\"support\",\"vendor\":\"maestroqa\"}"
                    .getBytes(StandardCharsets.UTF_8);
            Object normalized = converter.toConnectData("offsets", told).value();

            assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .isEqualTo("{\"feed\":\"sessions\",\"vendor\":\"maestroqa\",\"source\":\"support\"}");
            assertThat(converter.fromConnectData("offsets", null, normalized)).isEqualTo(bytes);
        }
    }

    @Test
    void takesStatesAndNothingElse() {
        SourceOffsets.check(PARTITION, SourceOffsets.offset(new FeedPosition(CaptureState.start("digest"), null)));
        SourceOffsets.check(PARTITION, null);
        SourceOffsets.check(
                SourceOffsets.partition("support", "maestroqa", SourceOffsets.ACCOUNT), SourceOffsets.none());

        assertThatThrownBy(() -> SourceOffsets.check(PARTITION, Map.of("state", "{}")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("it is no state of a capture");
        assertThatThrownBy(() -> SourceOffsets.check(PARTITION, SourceOffsets.none()))
                .hasMessageContaining("the offset of " + PARTITION);
        assertThatThrownBy(() -> SourceOffsets.check(PARTITION, Map.of("page", 3)))
                .hasMessageContaining("has no state");
        assertThatThrownBy(() -> SourceOffsets.check(Map.of("source", "support"), null))
                .hasMessageContaining("names its source, vendor and feed");
    }
}
