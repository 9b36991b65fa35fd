package dev.coachstream.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What every record insists on. */
final class Required {
    private static final char LOST = '\uFFFD';

    private Required() {}

    static String given(@Nullable String value, String what, String component) {
        if (value == null || value.isEmpty()) {
            String article = component.equals("id") ? "an " : "a ";
            throw new IllegalArgumentException("a " + what + " needs " + article + component);
        }
        return value;
    }

    static void id(@Nullable String id, String what) {
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("a " + what + " needs an id");
        }
        key(id, what);
    }

    /**
     * U+FFFD stands for a character that was lost on the way. A text may have lost one; of two ids that did, nobody knows
     * whether they are one.
     */
    static void key(@Nullable String id, String what) {
        if (id != null && id.indexOf(LOST) >= 0) {
            throw new IllegalArgumentException("a " + what + " has an id of which a character was lost");
        }
    }

    static List<String> keys(List<String> ids, String what) {
        for (String id : ids) {
            key(id, what);
        }
        return List.copyOf(ids);
    }

    /** A read-only copy that keeps the order and any null the vendor sent, and shows nothing private. */
    static Map<String, @Nullable Object> attributes(Map<String, @Nullable Object> attributes) {
        return attributes instanceof Attributes ? attributes : Attributes.of(copy(attributes));
    }

    /** A read-only copy in the order of the names, since the order sent means nothing: the same ids give the same bytes. */
    static Map<String, String> labels(Map<String, String> labels) {
        return labels.size() < 2 ? copy(labels) : Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** Each id once, in the order of the ids: the order in which a vendor lists what belongs together means nothing. */
    static List<String> ids(List<String> ids) {
        return ids.size() < 2 ? List.copyOf(ids) : List.copyOf(new TreeSet<>(ids));
    }

    /** The same number without zeroes at its end that say nothing. */
    static @Nullable BigDecimal shortest(@Nullable BigDecimal number) {
        if (number == null || number.scale() <= 0) {
            return number;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** Few records have more than one of either, and a table for one entry takes four times the memory. */
    private static <V extends @Nullable Object> Map<String, V> copy(Map<String, V> sent) {
        if (sent.size() != 1) {
            return sent.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(sent));
        }
        Map.Entry<String, V> only = sent.entrySet().iterator().next();
        return Collections.singletonMap(only.getKey(), only.getValue());
    }
}
