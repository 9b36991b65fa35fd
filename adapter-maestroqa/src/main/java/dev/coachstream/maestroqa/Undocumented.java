package dev.coachstream.maestroqa;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that no document lists. */
final class Undocumented {
    private Undocumented() {}

    /** Jackson leaves the map out when there is none. */
    static Map<String, @Nullable Object> orNone(@Nullable Map<String, @Nullable Object> other) {
        return other == null ? Map.of() : other;
    }
}
