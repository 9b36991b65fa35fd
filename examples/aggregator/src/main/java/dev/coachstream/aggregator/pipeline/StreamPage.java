package dev.coachstream.aggregator.pipeline;

import dev.coachstream.aggregator.pipeline.StreamMessages.PageCount;
import dev.coachstream.model.Feed;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a page holds of one stream, as bytes. */
final class StreamPage {
    private final WantedStream stream;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long records;

    StreamPage(WantedStream stream) {
        this.stream = stream;
    }

    WantedStream stream() {
        return stream;
    }

    long records() {
        return records;
    }

    boolean isOf(Feed feed) {
        return stream.feed() == feed;
    }

    void add(SentRecord sent, Instant at, StreamMessages messages) {
        messages.record(stream, sent, at, bytes);
        records++;
    }

    void write(String source, @Nullable Long total, StreamMessages messages, ByteArrayOutputStream to) {
        messages.page(stream, source, total, to);
        to.writeBytes(bytes.toByteArray());
    }

    PageCount count(long rejected) {
        return new PageCount(stream, records, rejected);
    }
}
