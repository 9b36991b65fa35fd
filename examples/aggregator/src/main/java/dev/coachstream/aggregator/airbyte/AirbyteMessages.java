package dev.coachstream.aggregator.airbyte;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.Lack;
import dev.coachstream.aggregator.pipeline.StreamMessages;
import dev.coachstream.aggregator.pipeline.StreamStates;
import dev.coachstream.aggregator.pipeline.WantedStream;
import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a read says: RECORD, STATE, TRACE and LOG. */
public final class AirbyteMessages implements StreamMessages {
    private final TimeSource time;
    private final Set<Feed> running = EnumSet.noneOf(Feed.class);

    public AirbyteMessages(TimeSource time) {
        this.time = time;
    }

    @Override
    public void begin(List<WantedStream> streams, ByteArrayOutputStream to) {
        streams.forEach(stream -> line(status(stream, "STARTED"), to));
    }

    @Override
    public byte[] head(WantedStream stream) {
        return bytes("{\"type\":\"RECORD\",\"record\":{\"stream\":\"" + stream.name() + "\",\"data\":");
    }

    @Override
    public byte[] tail(Instant at, List<Lack> lacks) {
        String emitted = ",\"emitted_at\":" + at.toEpochMilli();
        return lacks.isEmpty() ? bytes(emitted + "}}\n") : bytes(emitted + changes(lacks) + "}}\n");
    }

    /** What the vendor did not answer, or answered with what cannot be read, is not known to be nothing. */
    private static String changes(List<Lack> lacks) {
        ObjectNode meta = Message.object();
        ArrayNode changes = meta.putArray("changes");
        lacks.forEach(lack -> changes.addObject()
                .put("field", lack.field())
                .put("change", "NULLED")
                .put("reason", reason(lack)));
        return ",\"meta\":" + meta;
    }

    private static String reason(Lack lack) {
        return lack.sent() ? "SOURCE_SERIALIZATION_ERROR" : "SOURCE_RETRIEVAL_ERROR";
    }

    @Override
    public void page(WantedStream stream, @Nullable Long total, ByteArrayOutputStream to) {
        if (running.add(stream.feed())) {
            line(status(stream, "RUNNING"), to);
        }
        if (total != null) {
            ObjectNode estimate = Message.object().put("name", stream.name()).put("type", "STREAM");
            line(Message.trace("ESTIMATE", "estimate", estimate.put("row_estimate", total), time.now()), to);
        }
    }

    @Override
    public void states(List<PageCount> streams, StreamStates states, ByteArrayOutputStream to) {
        streams.forEach(count -> line(state(count, states), to));
    }

    private static ObjectNode state(PageCount count, StreamStates states) {
        String name = count.stream().name();
        ObjectNode stream = Message.object().set("stream_descriptor", Message.descriptor(name));
        stream.set("stream_state", states.json(name));
        ObjectNode state = Message.object().put("type", "STREAM").set("stream", stream);
        // The protocol wants a decimal point.
        ObjectNode stats = state.putObject("sourceStats").put("recordCount", (double) count.records());
        if (count.rejected() > 0) {
            stats.put("rejectedRecordCount", (double) count.rejected());
        }
        return Message.of("STATE", "state", state);
    }

    @Override
    public void failed(WantedStream stream, CoachingSourceException failure, ByteArrayOutputStream to) {
        line(
                Message.error(
                        Message.failureType(failure), String.valueOf(failure.getMessage()), time.now(), stream.name()),
                to);
    }

    @Override
    public void ended(
            WantedStream stream, boolean whole, List<CoachingSourceException> failures, ByteArrayOutputStream to) {
        List<@Nullable Instant> resets = failures.stream()
                .filter(failure -> failure.kind() == Kind.RATE_LIMITED)
                .<@Nullable Instant>map(
                        failure -> failure.retryAfter().map(time.now()::plus).orElse(null))
                .toList();
        String end = whole ? "COMPLETE" : "INCOMPLETE";
        line(rateLimited(status(stream, end), resets), to);
    }

    /** The page after it says that the stream is running again. */
    @Override
    public void waits(WantedStream stream, Instant until, ByteArrayOutputStream to) {
        running.remove(stream.feed());
        line(rateLimited(status(stream, "RUNNING"), List.of(until)), to);
    }

    /** With a reason for each quota that is used up. */
    private static ObjectNode rateLimited(ObjectNode message, List<@Nullable Instant> resets) {
        ObjectNode status = (ObjectNode) message.path("trace").path("stream_status");
        for (Instant reset : resets) {
            ObjectNode reason = status.withArray("reasons").addObject().put("type", "RATE_LIMITED");
            if (reset != null) {
                reason.putObject("rate_limited").put("quota_reset", reset.toEpochMilli());
            }
        }
        return message;
    }

    private ObjectNode status(WantedStream stream, String word) {
        ObjectNode status = Message.object().set("stream_descriptor", Message.descriptor(stream.name()));
        return Message.trace("STREAM_STATUS", "stream_status", status.put("status", word), time.now());
    }

    @Override
    public void note(Level level, String text, ByteArrayOutputStream to) {
        line(Message.log(level, text), to);
    }

    private static void line(ObjectNode message, ByteArrayOutputStream to) {
        to.writeBytes(bytes(message + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
