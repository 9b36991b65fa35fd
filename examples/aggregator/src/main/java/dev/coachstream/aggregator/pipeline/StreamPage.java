package dev.coachstream.aggregator.pipeline;

import dev.coachstream.aggregator.pipeline.StreamMessages.PageCount;
import dev.coachstream.model.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page holds of one stream, as bytes. */
final class StreamPage {
    private final WantedStream stream;
    private final StreamMessages messages;
    private final Instant at;
    private final byte[] head;
    private final byte[] tail;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long records;

    StreamPage(WantedStream stream, StreamMessages messages, Instant at) {
        this.stream = stream;
        this.messages = messages;
        this.at = at;
        this.head = messages.head(stream);
        this.tail = messages.tail(at, List.of());
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

    void add(SentRecord sent) {
        bytes.writeBytes(head);
        stream.write(sent, bytes);
        byte[] end = sent.lacks().isEmpty() ? tail : messages.tail(at, sent.lacks());
        bytes.writeBytes(end);
        records++;
    }

    void write(@Nullable Long total, ByteArrayOutputStream to) {
        messages.page(stream, total, to);
        try {
            bytes.writeTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PageCount count(long rejected) {
        return new PageCount(stream, records, rejected);
    }
}
