package dev.coachstream.json;

import com.ethlo.time.DateTime;
import com.ethlo.time.Field;
import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 3339 time stamps to the precision sent. A stamp without a zone is UTC, as one vendor means it
 * (docs/vendors); an empty text is no stamp. Never uses the machine's clock, zone or locale.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        Instant fixed = Stamps.read(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        return fixed == null ? otherForm(parser.getText().strip(), context) : fixed;
    }

    private static @Nullable Instant otherForm(String text, DeserializationContext context) throws IOException {
        try {
            return text.isEmpty() ? null : parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, "", "is not a time stamp");
        }
    }

    private static Instant parse(String text) {
        DateTime read = ITU.parseLenient(text);
        if (!read.includesGranularity(Field.MINUTE)) {
            throw new DateTimeException("a date is not a time stamp");
        }
        return read.toInstant();
    }
}
