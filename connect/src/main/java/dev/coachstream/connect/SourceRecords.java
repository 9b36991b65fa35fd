package dev.coachstream.connect;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.capture.CapturedPage;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;

/** What goes to topics: records and tombstones, each with the offset that covers their whole page; and how a feed is doing. Immutable. */
final class SourceRecords {
    private static final Schema KEY = SchemaBuilder.struct()
            .name("dev.coachstream.RecordKey")
            .version(RecordSchemas.VERSION)
            .field("source", Schema.STRING_SCHEMA)
            .field("id", Schema.STRING_SCHEMA)
            .build();
    private static final Schema STATUS_KEY = SchemaBuilder.struct()
            .name("dev.coachstream.FeedKey")
            .version(RecordSchemas.VERSION)
            .field("source", Schema.STRING_SCHEMA)
            .field("feed", Schema.STRING_SCHEMA)
            .build();
    private static final Schema STATUS = SchemaBuilder.struct()
            .name("dev.coachstream.FeedStatus")
            .version(RecordSchemas.VERSION)
            .field("source", Schema.STRING_SCHEMA)
            .field("vendor", Schema.STRING_SCHEMA)
            .field("feed", Schema.STRING_SCHEMA)
            .field("state", SchemaBuilder.string().doc("read or failing").build())
            .field("kind", Schema.OPTIONAL_STRING_SCHEMA)
            .field("message", Schema.OPTIONAL_STRING_SCHEMA)
            .field(
                    "since",
                    SchemaBuilder.string().doc("since when it is so, RFC 3339").build())
            .field(
                    "nextTry",
                    SchemaBuilder.string()
                            .optional()
                            .doc("RFC 3339; none where only another setting or offset helps")
                            .build())
            .field(
                    "rejected",
                    SchemaBuilder.int64()
                            .doc("records of the last read that could not be read")
                            .build())
            .build();

    private final ConnectorConfig config;
    private final RecordSchemas schemas;

    SourceRecords(ConnectorConfig config) {
        this.config = config;
        this.schemas = new RecordSchemas(config.timestamps());
    }

    ConnectorConfig config() {
        return config;
    }

    /** A page's records of the feed and of the feeds that come with it, where they are wanted. */
    List<SourceRecord> of(
            CoachingSource source, CapturedFeed read, CapturedPage page, FeedPosition after, Instant now) {
        SourcePosition position =
                new SourcePosition(SourceOffsets.partition(source, read.feed()), SourceOffsets.offset(after));
        List<SourceRecord> records = new ArrayList<>();
        Set<Feed> wanted = config.feeds();
        for (CoachingRecord item : page.records()) {
            boolean deleted = item.status() == Status.DELETED;
            if (wanted.contains(read.feed())) {
                records.add(record(position, read.feed(), item, deleted, now));
            }
            for (Feed feed : read.embedded()) {
                if (wanted.contains(feed)) {
                    CapturedFeed.embedded(item, feed)
                            .forEach(inner -> records.add(record(position, feed, inner, deleted, now)));
                }
            }
        }
        return records;
    }

    private SourceRecord record(SourcePosition position, Feed feed, CoachingRecord item, boolean deleted, Instant now) {
        Schema schema = deleted ? null : schemas.of(feed);
        Struct value = schema == null ? null : RecordValues.of(item, schema);
        Struct key = new Struct(KEY).put("source", item.source()).put("id", item.id());
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("vendor", item.vendor());
        headers.addString("feed", feed.label());
        headers.addString("readAt", now.toString());
        return new SourceRecord(
                position.partition(),
                position.offset(),
                config.topic(feed),
                null,
                KEY,
                key,
                schema,
                value,
                null,
                headers);
    }

    /** How a feed is doing; keeps the offset of what was handed on before. */
    SourceRecord status(FeedStatus status, Map<String, String> offset) {
        String state = status.kind() == null ? "read" : "failing";
        Struct key = new Struct(STATUS_KEY).put("source", status.source()).put("feed", status.feed());
        Struct value = new Struct(STATUS)
                .put("source", status.source())
                .put("vendor", status.vendor())
                .put("feed", status.feed())
                .put("state", state)
                .put("kind", status.kind())
                .put("message", status.message())
                .put("since", status.since().toString())
                .put("nextTry", Objects.toString(status.nextTry(), null))
                .put("rejected", status.rejected());
        return new SourceRecord(status.partition(), offset, config.statusTopic(), null, STATUS_KEY, key, STATUS, value);
    }

    private record SourcePosition(Map<String, String> partition, Map<String, String> offset) {}
}
