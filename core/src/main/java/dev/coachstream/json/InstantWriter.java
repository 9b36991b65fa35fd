package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;

/** Writes RFC 3339 in UTC with 0, 3, 6 or 9 digits of a second: the fewest that lose nothing. */
final class InstantWriter extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeString(Timestamps.write(value));
    }
}
