package dev.coachstream.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a list record by record; a record that does not fit is noted and passed over. Broken JSON still fails the page. */
final class ItemsReader extends JsonDeserializer<Items<?>> implements ContextualDeserializer {
    /** The reader's attribute that holds the page's bytes, so that a bad record's id can be looked up. */
    static final Object PAGE = new Object();

    private static final List<String> ID_NAMES = List.of("id", "_id", "name");

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
    public Items<?> getNullValue(DeserializationContext context) {
        return Items.none();
    }

    @Override
    public Items<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            return (Items<?>) context.handleUnexpectedToken(Items.class, parser);
        }
        JsonStreamContext list = parser.getParsingContext();
        List<Object> good = new ArrayList<>();
        List<Items.Bad> bad = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long start = parser.currentTokenLocation().getByteOffset();
            try {
                good.add(read(parser, context));
            } catch (DatabindException e) {
                if (broken(e)) {
                    throw e;
                }
                passOver(parser, list);
                String id = id(context, start, parser.currentLocation().getByteOffset());
                bad.add(new Items.Bad(id, path(e), reason(e)));
            }
        }
        return new Items<>(good, bad);
    }

    private Object read(JsonParser parser, DeserializationContext context) throws IOException {
        if (element == null || parser.hasToken(JsonToken.VALUE_NULL)) {
            return context.handleUnexpectedToken(Object.class, parser);
        }
        return element.deserialize(parser, context);
    }

    /** Databind wraps the parser's own errors as it unwinds; those concern the whole page. */
    private static boolean broken(DatabindException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException || !(cause instanceof JacksonException || isMapping(cause))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMapping(Throwable cause) {
        return cause instanceof IllegalArgumentException || cause instanceof ArithmeticException;
    }

    private static void passOver(JsonParser parser, JsonStreamContext list) throws IOException {
        while (parser.getParsingContext() != list && parser.nextToken() != null) {
            // the rest of the bad record
        }
    }

    private static @Nullable String id(DeserializationContext context, long start, long end) throws IOException {
        if (!(context.getAttribute(PAGE) instanceof byte[] page) || start < 0 || end > page.length || start >= end) {
            return null;
        }
        JsonNode item = WireJson.shared().readTree(page, (int) start, (int) (end - start));
        return ID_NAMES.stream()
                .map(item::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(null);
    }

    private static String path(DatabindException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "(the record itself)";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** By the type wanted only: Jackson's own message quotes the value, which may be private. */
    private static String reason(DatabindException e) {
        Class<?> wanted = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : Object.class;
        return switch (wanted.getSimpleName()) {
            case "Instant" -> "is not a time stamp";
            case "Boolean" -> "is not true or false";
            case "String" -> "is not text";
            case "List", "ArrayList", "Items" -> "is not a list";
            case "Integer", "Long", "BigDecimal", "Double" -> "is not a number";
            default -> "is not an object of the documented form";
        };
    }
}
