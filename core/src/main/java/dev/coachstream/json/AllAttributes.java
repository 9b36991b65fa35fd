package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.coachstream.model.Attributes;
import java.io.IOException;

/** Writes attributes with those that are private: for who asked for them. */
final class AllAttributes extends StdSerializer<Attributes> {
    private static final long serialVersionUID = 1L;

    AllAttributes() {
        super(Attributes.class);
    }

    @Override
    public void serialize(Attributes value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(Attributes.withPrivate(value), generator);
    }
}
