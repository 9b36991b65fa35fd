package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
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
        Instant fixed = Timestamps.read(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        return fixed == null ? otherForm(parser, context) : fixed;
    }

    private static @Nullable Instant otherForm(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getText();
        if (text.isEmpty()) {
            return null;
        }
        Rfc3339.Time read = Rfc3339.read(text);
        if (read == null) {
            return (Instant) context.handleWeirdStringValue(Instant.class, "", "is not a time stamp");
        }
        if (!read.exact() && ReadAttributes.keepsUnreadable(context)) {
            throw new InexactTimestamp(parser, read.at());
        }
        return read.at();
    }
}
