package dev.coachstream.http;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list in one query parameter, as OpenAPI's {@code style: form, explode: false} means it: {@code ids=a,b}, where a comma inside
 * an item is sent as {@code %2C}. Use it as the type of a Feign method's parameter.
 *
 * @param items at least one
 */
public record CommaSeparated(List<String> items) {

    public CommaSeparated {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a list in a query has at least one item");
        }
    }

    /** The items in a stable order; null, which sends no parameter, when there are none. */
    public static @Nullable CommaSeparated of(Collection<String> items) {
        return items.isEmpty()
                ? null
                : new CommaSeparated(items.stream().sorted().toList());
    }
}
