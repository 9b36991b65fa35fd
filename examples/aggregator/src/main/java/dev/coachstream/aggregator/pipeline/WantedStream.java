package dev.coachstream.aggregator.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A stream that is to be read.
 *
 * @param feed whose records it holds; its label is the stream's name
 * @param fields which of their members are sent
 * @param everything whether each read sends all there is, not only what changed
 * @param includePrivate whether private members are sent too; never what is private by its name among the attributes
 */
public record WantedStream(Feed feed, FieldChoice fields, boolean everything, boolean includePrivate) {
    private static final JsonFactory JSON = new JsonFactory();

    public String name() {
        return feed.label();
    }

    /** The schema of what is sent. */
    public ObjectNode schema() {
        return fields.of(StreamSchema.of(feed, includePrivate));
    }

    /** Writes a record as a JSON object. */
    void write(SentRecord sent, ByteArrayOutputStream to) {
        byte[] json = fields.isAll() && !includePrivate ? CanonicalJson.write(sent.item(), false) : chosen(sent.item());
        Instant deletedAt = sent.deletedAt();
        if (deletedAt == null || !fields.has(StreamSchema.DELETED_AT)) {
            to.writeBytes(json);
            return;
        }
        to.write(json, 0, json.length - 1);
        String comma = json.length > 2 ? "," : "";
        String member = "%s\"%s\":\"%s\"}".formatted(comma, StreamSchema.DELETED_AT, deletedAt);
        to.writeBytes(member.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] chosen(CoachingRecord item) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new FilteringGeneratorDelegate(
                JSON.createGenerator(bytes), fields.filter(), Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            CanonicalJson.write(json, item, includePrivate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
