package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Private;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (draft 2020-12) of what {@link CanonicalJson} writes, worked out from the model itself: what may be missing is
 * what the model declares nullable, and what is private is marked.
 */
public final class CanonicalSchema {
    /** Marks members that are left out unless they are asked for. */
    public static final String PRIVATE = "x-private";

    private final Map<Class<?>, ObjectNode> definitions = new LinkedHashMap<>();

    private CanonicalSchema() {}

    /** The schema of a feed's records, as text that ends with a line end. The same model gives the same bytes. */
    public static String of(Feed feed) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return WireJson.shared().writer(printer).writeValueAsString(new CanonicalSchema().schema(feed)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode schema(Feed feed) {
        ObjectNode schema = object().put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:coachstream:schema:" + feed.label());
        schema.setAll(record(CanonicalJson.type(feed)));
        if (!definitions.isEmpty()) {
            ObjectNode defs = schema.putObject("$defs");
            definitions.forEach((type, definition) -> defs.set(type.getSimpleName(), definition));
        }
        return schema;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode record = object().put("title", type.getSimpleName()).put("type", "object");
        ObjectNode properties = record.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), member(type, component));
        }
        Stream.of(type.getRecordComponents())
                .filter(CanonicalSchema::isRequired)
                .forEach(component -> record.withArray("required").add(component.getName()));
        return record.put("additionalProperties", false);
    }

    private ObjectNode member(Class<?> type, RecordComponent component) {
        ObjectNode member = value(component.getAnnotatedType());
        if (component.getName().equals("id") && isRequired(component)) {
            member.put("minLength", 1);
        }
        return CanonicalJson.privateMembers(type).contains(component.getName()) ? member.put(PRIVATE, true) : member;
    }

    /** Lists and maps are left out when they are empty. */
    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !Collection.class.isAssignableFrom(component.getType())
                && !Map.class.isAssignableFrom(component.getType())
                && component.getType() != Private.class;
    }

    private ObjectNode value(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType generic) {
            return container(generic);
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (type.isEnum()) {
            return enumeration(type);
        }
        return type.isRecord() ? reference(type) : scalar(type);
    }

    /** A list of its only type argument, or a map from texts to its second. */
    private ObjectNode container(AnnotatedParameterizedType generic) {
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        AnnotatedType last = arguments[arguments.length - 1];
        if (((ParameterizedType) generic.getType()).getRawType() == Private.class) {
            return value(last);
        }
        if (arguments.length == 1) {
            return object().put("type", "array").set("items", value(last));
        }
        ObjectNode map = object().put("type", "object");
        return last.getType() == Object.class ? map : map.set("additionalProperties", value(last));
    }

    private ObjectNode reference(Class<?> type) {
        if (!definitions.containsKey(type)) {
            definitions.put(type, object());
            definitions.put(type, record(type));
        }
        return object().put("$ref", "#/$defs/" + type.getSimpleName());
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode words = object().put("type", "string");
        for (Object constant : type.getEnumConstants()) {
            words.withArray("enum").add(((Enum<?>) constant).name());
        }
        return words;
    }

    private static ObjectNode scalar(Class<?> type) {
        if (type == Instant.class) {
            return object().put("type", "string").put("format", "date-time");
        }
        if (type == BigDecimal.class) {
            return object().put("type", "number");
        }
        if (type == Boolean.class) {
            return object().put("type", "boolean");
        }
        if (type == String.class) {
            return object().put("type", "string");
        }
        throw new IllegalStateException("the canonical model has a new type, which has no schema yet: " + type);
    }

    private static ObjectNode object() {
        return WireJson.shared().createObjectNode();
    }
}
