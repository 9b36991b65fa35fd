package dev.coachstream.samsara;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that no document lists. */
final class Undocumented {
    private Undocumented() {}

    /** Jackson hands in null where there was none. */
    static Map<String, @Nullable Object> orNone(@Nullable Map<String, @Nullable Object> members) {
        return members == null ? Map.of() : members;
    }
}
