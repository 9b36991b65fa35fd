package dev.coachstream.connect;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** Connect's values in Avro's form, the way that converters have in common: an optional value is a union with null, a struct is a record of its name. */
final class AvroForm {
    private AvroForm() {}

    static org.apache.avro.Schema schema(Schema schema) {
        org.apache.avro.Schema present = present(schema);
        return schema.isOptional()
                ? org.apache.avro.Schema.createUnion(SchemaBuilder.builder().nullType(), present)
                : present;
    }

    private static org.apache.avro.Schema present(Schema schema) {
        return switch (schema.type()) {
            case STRUCT -> record(schema);
            case ARRAY -> org.apache.avro.Schema.createArray(schema(schema.valueSchema()));
            case INT64 ->
                Timestamp.LOGICAL_NAME.equals(schema.name())
                        ? LogicalTypes.timestampMillis()
                                .addToSchema(SchemaBuilder.builder().longType())
                        : SchemaBuilder.builder().longType();
            case FLOAT64 -> SchemaBuilder.builder().doubleType();
            case BOOLEAN -> SchemaBuilder.builder().booleanType();
            case STRING -> SchemaBuilder.builder().stringType();
            default -> throw new IllegalArgumentException("no field has this type: " + schema.type());
        };
    }

    private static org.apache.avro.Schema record(Schema schema) {
        List<Field> fields = new ArrayList<>();
        schema.fields().forEach(field -> {
            Object byDefault = field.schema().isOptional() ? JsonProperties.NULL_VALUE : null;
            fields.add(new Field(
                    field.name(), schema(field.schema()), field.schema().doc(), byDefault));
        });
        int dot = schema.name().lastIndexOf('.');
        org.apache.avro.Schema avro = org.apache.avro.Schema.createRecord(
                schema.name().substring(dot + 1), schema.doc(), schema.name().substring(0, dot), false, fields);
        avro.addProp("connect.version", schema.version());
        return avro;
    }

    /** @param avro of the same schema */
    static @Nullable Object value(Schema schema, @Nullable Object value, org.apache.avro.Schema avro) {
        if (value == null) {
            return null;
        }
        org.apache.avro.Schema present = avro.isUnion() ? avro.getTypes().get(1) : avro;
        if (value instanceof Struct struct) {
            GenericRecord record = new GenericData.Record(present);
            schema.fields()
                    .forEach(field -> record.put(
                            field.name(),
                            value(
                                    field.schema(),
                                    struct.get(field),
                                    present.getField(field.name()).schema())));
            return record;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> value(schema.valueSchema(), item, present.getElementType()))
                    .toList();
        }
        return value instanceof Date date ? Timestamp.fromLogical(schema, date) : value;
    }

    /** Back again. */
    static @Nullable Object struct(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (schema.type()) {
            case STRUCT -> {
                Struct struct = new Struct(schema);
                GenericRecord record = (GenericRecord) value;
                schema.fields().forEach(field -> struct.put(field, struct(field.schema(), record.get(field.name()))));
                yield struct;
            }
            case ARRAY ->
                ((List<?>) value)
                        .stream()
                                .map(item -> Objects.requireNonNull(struct(schema.valueSchema(), item)))
                                .toList();
            case INT64 ->
                Timestamp.LOGICAL_NAME.equals(schema.name()) ? Timestamp.toLogical(schema, (Long) value) : value;
            case STRING -> value.toString();
            default -> value;
        };
    }
}
