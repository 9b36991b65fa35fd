package dev.coachstream.aggregator.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that a table refers to by their place. */
final class Names {
    static final String NONE = "(none)";

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The place of a key, which is new or not; without one, that of {@value #NONE}. */
    int place(@Nullable Object key) {
        String name = key == null ? NONE : key.toString();
        return places.computeIfAbsent(name, missing -> {
            names.add(missing);
            return names.size() - 1;
        });
    }

    /** In the order of their places. */
    List<String> all() {
        return names;
    }
}
