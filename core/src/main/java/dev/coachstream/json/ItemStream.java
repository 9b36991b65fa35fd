package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one bare list, however long: read one by one from an open answer, with the leniency of {@link Items} and in the
 * memory of what is asked for at a time. Closing it closes the answer.
 */
public final class ItemStream<T> implements AutoCloseable {
    private final BoundedRecords body;
    private final MendedBody mended;
    private final JsonParser parser;
    private final ObjectReader records;
    private final ObjectReader buffers =
            WireJson.shared().readerFor(TokenBuffer.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private boolean ended;

    /** The answer is JSON and no list. */
    public static final class NotAList extends IOException {
        private static final long serialVersionUID = 1L;

        NotAList(JsonToken found) {
            super(word(found) + " instead of a list");
        }

        private static String word(JsonToken found) {
            return found == JsonToken.START_OBJECT ? "an object" : "a single value";
        }
    }

    private ItemStream(BoundedRecords body, MendedBody mended, JsonParser parser, ObjectReader records) {
        this.body = body;
        this.mended = mended;
        this.parser = parser;
        this.records = records;
    }

    /**
     * Starts to read a list.
     *
     * @throws NotAList if the answer is something else
     */
    public static <T> ItemStream<T> of(InputStream body, Class<T> type) throws IOException {
        BoundedRecords bounded = new BoundedRecords(body);
        MendedBody mended = new MendedBody(bounded);
        JsonParser parser = parser(mended);
        JsonToken first = next(parser);
        if (first == null) {
            throw new JsonParseException(parser, "an empty answer");
        }
        if (first != JsonToken.START_ARRAY) {
            throw new NotAList(first);
        }
        return new ItemStream<>(
                bounded,
                mended,
                parser,
                WireJson.shared().readerFor(type).withAttribute(ReadAttributes.KEEPS_UNREADABLE, true));
    }

    /**
     * The next records, at most so many; fewer only at the list's end.
     *
     * @throws IOException if the answer breaks off or is no JSON: what came before it is good
     */
    public Items<T> next(int most) throws IOException {
        List<T> good = new ArrayList<>();
        List<Items.Bad> bad = new ArrayList<>();
        while (!ended && good.size() + bad.size() < most) {
            if (next(parser) == JsonToken.END_ARRAY) {
                end();
            } else {
                read(good, bad);
            }
        }
        return new Items<>(good, bad);
    }

    private static JsonParser parser(InputStream body) throws IOException {
        try {
            return WireJson.carefulParser(body);
        } catch (CharConversionException e) {
            throw WireJson.noText(null, e);
        }
    }

    /** Bytes that are no text at all are malformed JSON, not a broken connection. */
    private static @Nullable JsonToken next(JsonParser parser) throws IOException {
        try {
            return parser.nextToken();
        } catch (CharConversionException e) {
            throw WireJson.noText(parser, e);
        }
    }

    private TokenBuffer buffered() throws IOException {
        try {
            return buffers.readValue(parser);
        } catch (CharConversionException e) {
            throw WireJson.noText(parser, e);
        }
    }

    /** How many half characters were read so far; they are U+FFFD now. */
    public int mended() {
        return mended.count();
    }

    /** Whether the list's own end was seen. */
    public boolean ended() {
        return ended;
    }

    private void end() throws IOException {
        if (next(parser) != null) {
            throw new JsonParseException(parser, "something after the list");
        }
        ended = true;
    }

    /** Buffers one record, so that one that does not fit can be passed over and its id be told. */
    private void read(List<T> good, List<Items.Bad> bad) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            bad.add(RecordErrors.NO_RECORD);
            return;
        }
        TokenBuffer record = buffered();
        body.recordEnded();
        try {
            good.add(records.readValue(record.asParser()));
        } catch (DatabindException e) {
            if (RecordErrors.broken(e)) {
                throw e;
            }
            JsonNode item = WireJson.shared().readTree(record.asParser());
            bad.add(RecordErrors.of(item, e));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
