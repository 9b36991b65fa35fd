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
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads a record as if it stood alone, and takes the checksum of its bytes: CRC-32C, which processors have an instruction for. */
final class HashedReader extends JsonDeserializer<Hashed<?>> implements ContextualDeserializer {
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
        return read(parser, context, parser.currentTokenLocation().getByteOffset());
    }

    /** @param start where the record begins */
    Hashed<?> read(JsonParser parser, DeserializationContext context, long start) throws IOException {
        Object value = Objects.requireNonNull(record).deserialize(parser, context);
        long end = parser.currentLocation().getByteOffset();
        byte[] page = ReadAttributes.page(context, start, end);
        int hash = page == null ? value.hashCode() : hash(page, (int) start, (int) end);
        return new Hashed<>(value, hash);
    }

    static int hash(byte[] bytes, int start, int end) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, start, end - start);
        return (int) sum.getValue();
    }
}
