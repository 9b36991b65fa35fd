package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.capture.CapturedPage;
import dev.coachstream.model.ActivityEntry;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.CoachingSessionBuilder;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Private;
import dev.coachstream.model.Status;
import dev.coachstream.spi.Host;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to topics: nothing private, and keys by which a compacted topic keeps the newest of each record. */
final class SourceRecordsTest {
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final String CANARY = "canary-7d1f";

    private final CoachingSource account =
            AccountKeys.adapters().open(SourceConfig.of("support", "maestroqa", Map.of("token", "t")), Host.system());
    private final SourceRecords records = new SourceRecords(ConnectorConfig.of(Map.of("topic.prefix", "coaching")));
    private final JsonConverter keys = converter(true);
    private final JsonConverter values = converter(false);

    @AfterEach
    void close() {
        keys.close();
        values.close();
        account.close();
    }

    @Test
    void holdNothingPrivate() {
        CoachingSession session = session("1")
                .privateNotes(Private.of(CANARY))
                .activity(Private.of(
                        List.of(new ActivityEntry(NOW, CANARY, CANARY, "edited", List.of(CANARY), CANARY, Map.of()))))
                .attributes(Map.of("coachPrivateNotes", CANARY, "asked", Map.of("ipAddress", CANARY), "score", 3))
                .build();

        SourceRecord record = page(session).get(0);

        assertThat(record.valueSchema().fields())
                .extracting(field -> field.name().toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.contains("private") || name.contains("activity"));
        assertThat(text(values, record.valueSchema(), record.value()))
                .doesNotContain(CANARY)
                .contains("\"score");
    }

    @Test
    void compactToTheNewestOfEachRecordAndToNothingOfWhatWasDeleted() {
        List<SourceRecord> topic = new ArrayList<>();
        topic.addAll(page(
                session("1").points(List.of(point("1-a"), point("1-b"))).build(),
                session("2").build(),
                session("3").title("first").build()));
        topic.addAll(page(session("3").title("second").build()));
        topic.addAll(page(session("1")
                .status(Status.DELETED)
                .points(List.of(point("1-a"), point("1-b")))
                .build()));

        Map<String, String> compacted = new LinkedHashMap<>();
        for (SourceRecord record : topic) {
            assertThat(record.key()).isNotNull();
            String key = record.topic() + " " + text(keys, record.keySchema(), record.key());
            assertThat(record.value() == null).isEqualTo(record.valueSchema() == null);
            if (record.value() == null) {
                compacted.remove(key);
            } else {
                compacted.put(key, text(values, record.valueSchema(), record.value()));
            }
        }

        assertThat(compacted.keySet())
                .containsExactlyInAnyOrder(
                        "coaching.sessions {\"source\":\"support\",\"id\":\"2\"}",
                        "coaching.sessions {\"source\":\"support\",\"id\":\"3\"}");
        assertThat(compacted.get("coaching.sessions {\"source\":\"support\",\"id\":\"3\"}"))
                .contains("second");
    }

    @Test
    void giveTheSameBytesForTheSameRecord() {
        Map<String, @Nullable Object> one = new HashMap<>();
        one.put("b", 1);
        one.put("a", List.of("x"));
        SourceRecord first = page(session("1").attributes(one).build()).get(0);
        SourceRecord second = page(session("1")
                        .attributes(new LinkedHashMap<String, @Nullable Object>(one))
                        .build())
                .get(0);

        assertThat(text(keys, second.keySchema(), second.key())).isEqualTo(text(keys, first.keySchema(), first.key()));
        assertThat(text(values, second.valueSchema(), second.value()))
                .isEqualTo(text(values, first.valueSchema(), first.value()));
    }

    private List<SourceRecord> page(CoachingSession... sessions) {
        CaptureState state = CaptureState.start("digest");
        return records.of(
                account,
                new CapturedFeed(Feed.SESSIONS, Set.of(Feed.POINTS)),
                new CapturedPage(List.of(sessions), state, true, null, List.of(), false),
                new FeedPosition(state, null),
                NOW);
    }

    private static CoachingSessionBuilder session(String id) {
        return CoachingSession.builder().source("support").vendor("maestroqa").id(id);
    }

    private static CoachingPoint point(String id) {
        return CoachingPoint.builder()
                .source("support")
                .vendor("maestroqa")
                .id(id)
                .build();
    }

    private static JsonConverter converter(boolean isKey) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false"), isKey);
        return converter;
    }

    private static String text(JsonConverter converter, Schema schema, Object value) {
        return new String(converter.fromConnectData("topic", schema, value), StandardCharsets.UTF_8);
    }
}
