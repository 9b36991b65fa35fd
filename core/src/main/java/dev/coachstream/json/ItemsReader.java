package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list record by record; a record that does not fit is noted and passed over. Broken JSON still fails the page. */
final class ItemsReader extends JsonDeserializer<Items<?>> implements ContextualDeserializer {
    /** More than any vendor's page holds: a byte or two of a hostile page can make a whole record. */
    static final int MAX_RECORDS = 100_000;

    private final @Nullable JsonDeserializer<Object> element;

    ItemsReader() {
        this(null);
    }

    private ItemsReader(@Nullable JsonDeserializer<Object> element) {
        this.element = element;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType type = context.getContextualType().containedTypeOrUnknown(0);
        return new ItemsReader(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Items<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            return (Items<?>) context.handleUnexpectedToken(Items.class, parser);
        }
        if (ReadAttributes.keepsUnreadable(context)) {
            return records(parser, context);
        }
        context.setAttribute(ReadAttributes.KEEPS_UNREADABLE, true);
        try {
            return records(parser, context);
        } finally {
            context.setAttribute(ReadAttributes.KEEPS_UNREADABLE, null);
        }
    }

    private Items<?> records(JsonParser parser, DeserializationContext context) throws IOException {
        JsonStreamContext list = parser.getParsingContext();
        List<Object> good = new ArrayList<>();
        List<Items.Bad> bad = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (good.size() + bad.size() >= MAX_RECORDS) {
                throw new StreamConstraintsException("more than " + MAX_RECORDS + " records in one page");
            }
            long start = parser.currentTokenLocation().getByteOffset();
            try {
                good.add(read(parser, context, start));
            } catch (DatabindException e) {
                if (RecordErrors.broken(e)) {
                    throw e;
                }
                passOver(parser, list);
                bad.add(RecordErrors.of(
                        item(context, start, parser.currentLocation().getByteOffset()), e));
            }
        }
        return new Items<>(good, bad);
    }

    private Object read(JsonParser parser, DeserializationContext context, long start) throws IOException {
        if (element == null || parser.hasToken(JsonToken.VALUE_NULL)) {
            return context.handleUnexpectedToken(Object.class, parser);
        }
        if ((JsonDeserializer<?>) element instanceof HashedReader hashed) {
            return hashed.read(parser, context, start);
        }
        return element.deserialize(parser, context);
    }

    private static void passOver(JsonParser parser, JsonStreamContext list) throws IOException {
        while (parser.getParsingContext() != list && parser.nextToken() != null) {
            // the rest of the bad record
        }
    }

    private static @Nullable JsonNode item(DeserializationContext context, long start, long end) throws IOException {
        byte[] page = ReadAttributes.page(context, start, end);
        return page == null ? null : WireJson.shared().readTree(page, (int) start, (int) (end - start));
    }
}
