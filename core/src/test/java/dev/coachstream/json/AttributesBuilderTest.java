package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.coachstream.model.Attributes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AttributesBuilderTest {
    private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    @Test
    void keepsWhatTheVendorSentInItsOrder() {
        assertThat(AttributesBuilder.of(Map.of("surprise", 1))
                        .keep("absent", null)
                        .keep("format", "x")
                        .keepAlsoNull("isDeleted", null)
                        .toMap())
                .containsExactly(entry("surprise", 1), entry("format", "x"), entry("isDeleted", null));
    }

    @Test
    void keepsWhatTheCanonicalFieldCannotTake() {
        assertThat(AttributesBuilder.of(Map.of())
                        .keepIf(true, "agentName", "Ann")
                        .keepIf(false, "coachName", "Bob")
                        .toMap())
                .containsExactly(entry("agentName", "Ann"));
    }

    @Test
    void knowsWhatCouldNotBeReadOfTheRecordAndOfItsObjects() {
        Map<String, @Nullable Object> driver = Attributes.withUnread(Map.of("id", 7), Set.of("id"));
        Map<String, @Nullable Object> sent =
                Attributes.withUnread(Map.of("dueAt", "soon", "userIp", "x"), Set.of("dueAt"));

        Map<String, @Nullable Object> kept = AttributesBuilder.of(sent)
                .keep("driver", driver)
                .keep("format", "x")
                .toMap();

        assertThat(Attributes.unread(kept)).containsExactlyInAnyOrder("dueAt", "driver.id");
        assertThat(kept).containsOnlyKeys("dueAt", "driver", "format");
        assertThat(Attributes.withPrivate(kept)).containsKey("userIp");
        assertThat(Attributes.unread(Map.of("a", 1))).isEmpty();
    }

    @Test
    void givesARecordWhatNobodyCanChange() {
        Map<String, @Nullable Object> kept = AttributesBuilder.of(Map.of("userIp", "x"))
                .keep("format", "y")
                .keepAlsoNull("isDeleted", null)
                .toMap(Map.of());

        assertThat(kept.get("format")).isEqualTo("y");
        assertThat(kept.containsKey("isDeleted")).isTrue();
        assertThat(kept.containsKey("userIp")).isFalse();
        assertThat(kept.get("userIp")).isNull();
        assertThat(Attributes.withPrivate(kept)).containsEntry("userIp", "x");
        assertThatThrownBy(() -> kept.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.entrySet().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Attributes.withPrivate(kept).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(AttributesBuilder.of(Map.of()).toMap(Map.of())).isEmpty();
    }

    /** An object within a record is looked at with all of the record. */
    @Test
    void leavesPrivateMembersInAPart() {
        assertThat(AttributesBuilder.of(Map.of("userIp", "x")).keep("id", 7).toMap())
                .containsOnlyKeys("userIp", "id");
    }

    @Test
    void keepsTimesBefore1970ThatCountAsAbsent() {
        Instant time = Instant.parse("2023-06-03T04:02:13.764Z");

        assertThat(Timestamps.nullIfBefore1970(ZERO_TIME)).isNull();
        assertThat(Timestamps.nullIfBefore1970(time)).isEqualTo(time);
        assertThat(AttributesBuilder.of(Map.of())
                        .keepIfBefore1970("dueAt", ZERO_TIME)
                        .keepIfBefore1970("createdAt", time)
                        .toMap())
                .containsExactly(entry("dueAt", "0001-01-01T00:00:00Z"));
    }
}
