package dev.coachstream.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a record that could not be read, without showing a value. */
final class RecordErrors {
    private static final List<String> ID_NAMES = List.of("id", "_id", "name");

    private static final String WHOLE = "(the record itself)";
    private static final String OTHER_FORM = "is not an object of the documented form";

    /** A null where a record should be. */
    static final Items.Bad NO_RECORD = new Items.Bad(null, WHOLE, OTHER_FORM);

    private RecordErrors() {}

    /** Databind wraps the parser's own errors as it unwinds; those concern the whole answer, not the record. */
    static boolean broken(DatabindException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException
                    || cause instanceof StreamConstraintsException
                    || !(cause instanceof JacksonException || isMapping(cause))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the answer as a whole cannot be read, by its form or by the bounds for it; a parser refuses a number so, too. */
    static boolean isOfTheWhole(JsonProcessingException e) {
        return !(e instanceof DatabindException known)
                || broken(known)
                || e.getCause() instanceof NumberFormatException;
    }

    /** What is known of the record; null where the record itself is not at hand. */
    static Items.Bad of(@Nullable JsonNode item, DatabindException e) {
        String id = item == null ? null : id(item);
        return new Items.Bad(id, path(e), reason(e));
    }

    private static boolean isMapping(Throwable cause) {
        return cause instanceof IllegalArgumentException || cause instanceof ArithmeticException;
    }

    private static @Nullable String id(JsonNode item) {
        return ID_NAMES.stream()
                .map(item::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(null);
    }

    private static String path(DatabindException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return WHOLE;
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
            default -> OTHER_FORM;
        };
    }
}
