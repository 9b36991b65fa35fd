package dev.coachstream.aggregator.output;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Private;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a feed's CSV form. The columns are the model's fields in the model's order: one for each plain field, one for
 * each part of a person, a sign-off or a reference ({@code coacheeId}, {@code coacheeName}), and lists and maps as JSON. Private
 * fields come last, and only when asked for.
 *
 * @param name in lower camel case
 * @param path from the record to the value
 */
record CsvColumn(String name, List<RecordComponent> path) {
    private static final Set<String> PRIVATE = Set.of("privateNotes", "activity");

    static List<CsvColumn> of(Feed feed, boolean includePrivate) {
        List<CsvColumn> columns = new ArrayList<>();
        List<CsvColumn> last = new ArrayList<>();
        for (RecordComponent component : CanonicalJson.type(feed).getRecordComponents()) {
            List<CsvColumn> among = PRIVATE.contains(component.getName()) ? last : columns;
            among.addAll(columns(component));
        }
        if (includePrivate) {
            columns.addAll(last);
        }
        return columns;
    }

    /** The value as it stands in a cell; empty when there is none. */
    String text(CoachingRecord item, boolean includePrivate) {
        Object value = item;
        for (RecordComponent step : path) {
            value = value == null ? null : get(step, value);
        }
        value = value instanceof Private<?> hidden ? hidden.reveal() : value;
        if (value == null || List.of().equals(value) || isEmpty(value, includePrivate)) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Collection || value instanceof Map
                ? CanonicalJson.writeValue(value, includePrivate)
                : value.toString();
    }

    private static boolean isEmpty(Object value, boolean includePrivate) {
        return value instanceof Map<?, ?> map && map.isEmpty() && !(includePrivate && map instanceof Attributes);
    }

    /** Whether a vendor, or somebody there, chose the text. */
    boolean freeText() {
        Class<?> type = path.get(path.size() - 1).getType();
        return type == String.class || type == Private.class;
    }

    private static List<CsvColumn> columns(RecordComponent component) {
        if (!component.getType().isRecord()) {
            return List.of(new CsvColumn(component.getName(), List.of(component)));
        }
        return Arrays.stream(component.getType().getRecordComponents())
                .map(part -> new CsvColumn(
                        joined(component, part), Stream.of(component, part).toList()))
                .toList();
    }

    private static String joined(RecordComponent whole, RecordComponent part) {
        String name = part.getName();
        return whole.getName() + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static @Nullable Object get(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor is public", e);
        }
    }
}
