package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTimeTest {
    @ParameterizedTest
    @ValueSource(strings = {"281474977123456-1780304400000", "281474977123456 - 1780304400000"})
    void readsTheTimeOfASafetyEventFromItsId(String id) {
        assertThat(EventTime.of(id)).isEqualTo("2026-06-01T09:00:00Z");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "f5271458-21f9-4a9f-a290-780c6d8840ff",
                "12345678-1234-4234-8234-123456789012",
                "49037248,2026-06-01",
                "281474977123456-17803044",
                "281474977123456-0000000000001",
                "281474977123456-178030440000000",
                "281474977123456--780304400000",
                "-1780304400000",
                "x-1780304400000",
                "281474977123456-\u0661\u0667\u0668\u0660\u0663\u0660\u0664\u0664\u0660\u0660\u0660\u0660\u0660"
            })
    void takesNoOtherIdForATime(String id) {
        assertThat(EventTime.of(id)).isNull();
    }

    @Test
    void takesTheFirstOfSeveralEvents() {
        assertThat(PointEvents.occurredAt(List.of(
                        event("9-1780304400000"),
                        event("f5271458-21f9-4a9f-a290-780c6d8840ff"),
                        event("8-1780300000000"))))
                .isEqualTo(Instant.ofEpochMilli(1780300000000L));
        assertThat(PointEvents.occurredAt(List.of())).isNull();
    }

    private static SamsaraEvent event(String id) {
        return new SamsaraEvent(id, null, Map.of());
    }
}
