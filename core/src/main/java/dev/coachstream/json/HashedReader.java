package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a record as if it stood alone, and hashes its bytes, eight at a time. */
final class HashedReader extends JsonDeserializer<Hashed<?>> implements ContextualDeserializer {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final @Nullable JsonDeserializer<Object> record;

    HashedReader() {
        this(null);
    }

    private HashedReader(@Nullable JsonDeserializer<Object> record) {
        this.record = record;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType type = context.getContextualType().containedTypeOrUnknown(0);
        return new HashedReader(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Hashed<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        long start = parser.currentTokenLocation().getByteOffset();
        Object value = Objects.requireNonNull(record).deserialize(parser, context);
        long end = parser.currentLocation().getByteOffset();
        byte[] page = ReadAttributes.page(context, start, end);
        int hash = page == null ? value.hashCode() : hash(page, (int) start, (int) end);
        return new Hashed<>(value, hash);
    }

    static int hash(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = (hash ^ Halves.word(bytes, at)) * FACTOR;
            hash ^= hash >>> 29;
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * FACTOR;
        }
        return (int) (hash ^ (hash >>> 32));
    }
}
