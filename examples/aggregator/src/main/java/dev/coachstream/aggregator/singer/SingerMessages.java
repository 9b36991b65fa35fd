package dev.coachstream.aggregator.singer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.Lack;
import dev.coachstream.aggregator.pipeline.StreamMessages;
import dev.coachstream.aggregator.pipeline.StreamSchema;
import dev.coachstream.aggregator.pipeline.StreamStates;
import dev.coachstream.aggregator.pipeline.WantedStream;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SCHEMA, RECORD and STATE. What is said to people goes to the log, which is not the standard output. */
public final class SingerMessages implements StreamMessages {
    private final SingerState state;
    private final SingerLog log;
    private final Set<Feed> described = EnumSet.noneOf(Feed.class);

    public SingerMessages(SingerState state, SingerLog log) {
        this.state = state;
        this.log = log;
    }

    /** A target makes a table of each schema: a stream that nobody could read has none. */
    @Override
    public void page(WantedStream stream, @Nullable Long total, ByteArrayOutputStream to) {
        if (described.add(stream.feed())) {
            line(schema(stream), to);
        }
    }

    private static ObjectNode schema(WantedStream stream) {
        ObjectNode message =
                JsonNodeFactory.instance.objectNode().put("type", "SCHEMA").put("stream", stream.name());
        message.set("schema", stream.schema());
        ArrayNode key = message.putArray("key_properties");
        StreamSchema.KEY.forEach(key::add);
        if (!stream.everything()) {
            message.putArray("bookmark_properties").add(StreamSchema.CURSOR);
        }
        return message;
    }

    @Override
    public byte[] head(WantedStream stream) {
        return bytes("{\"type\":\"RECORD\",\"stream\":\"" + stream.name() + "\",\"record\":");
    }

    @Override
    public byte[] tail(Instant at, List<Lack> lacks) {
        return bytes(",\"time_extracted\":\"" + at + "\"}\n");
    }

    @Override
    public void states(List<PageCount> streams, StreamStates states, ByteArrayOutputStream to) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "STATE");
        message.set("value", state.json());
        line(message, to);
    }

    @Override
    public void failed(WantedStream stream, CoachingSourceException failure, ByteArrayOutputStream to) {
        log.failed(stream.name(), String.valueOf(failure.getMessage()));
    }

    @Override
    public void note(Level level, String text, ByteArrayOutputStream to) {
        log.say(level, text);
    }

    private static void line(ObjectNode message, ByteArrayOutputStream to) {
        to.writeBytes(bytes(message + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
