package dev.coachstream.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of a wire record that no document lists. */
public final class Undocumented {
    private Undocumented() {}

    /** None where Jackson leaves the map out. */
    public static Map<String, @Nullable Object> orNone(@Nullable Map<String, @Nullable Object> members) {
        return members == null ? Map.of() : members;
    }
}
