package dev.coachstream.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.CoachingRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** Records as Connect's values: the canonical JSON, in the shape of a schema. */
final class RecordValues {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordValues() {}

    static Struct of(CoachingRecord item, Schema schema) {
        try {
            return struct(MAPPER.readTree(CanonicalJson.write(item, false)), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Struct struct(JsonNode json, Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            struct.put(field, value(json.get(field.name()), field.schema()));
        }
        return struct;
    }

    private static @Nullable Object value(@Nullable JsonNode json, Schema schema) {
        if (json == null || json.isNull()) {
            return null;
        }
        if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
            return Date.from(Instant.parse(json.asText()));
        }
        return switch (schema.type()) {
            case STRUCT -> struct(json, schema);
            case ARRAY -> list(json, schema.valueSchema());
            case INT64 -> json.asLong();
            case FLOAT64 -> json.asDouble();
            case BOOLEAN -> json.asBoolean();
            default -> json.isTextual() ? json.asText() : json.toString();
        };
    }

    private static List<@Nullable Object> list(JsonNode json, Schema schema) {
        List<@Nullable Object> values = new ArrayList<>();
        json.forEach(item -> values.add(value(item, schema)));
        return values;
    }
}
