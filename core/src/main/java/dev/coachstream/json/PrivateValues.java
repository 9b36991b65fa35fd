package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.coachstream.model.Private;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes private values as what they hold. */
final class PrivateValues {
    private PrivateValues() {}

    /** For who asked for them. */
    @SuppressWarnings("rawtypes") // as Jackson knows classes
    static final class Writer extends StdSerializer<Private> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Private.class);
        }

        @Override
        public void serialize(Private value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.reveal(), generator);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Private value) {
            return !value.isPresent();
        }
    }

    static final class Reader extends JsonDeserializer<Private<?>> implements ContextualDeserializer {
        private final @Nullable JsonDeserializer<Object> content;

        Reader() {
            this(null);
        }

        private Reader(@Nullable JsonDeserializer<Object> content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            JavaType type = context.getContextualType().containedTypeOrUnknown(0);
            return new Reader(context.findContextualValueDeserializer(type, property));
        }

        @Override
        public Private<?> getNullValue(DeserializationContext context) {
            return Private.none();
        }

        @Override
        public Private<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = content == null ? parser.readValueAs(Object.class) : content.deserialize(parser, context);
            return Private.of(value);
        }
    }
}
