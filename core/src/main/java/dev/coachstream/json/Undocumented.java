package dev.coachstream.json;

import dev.coachstream.model.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of a wire record that no document lists. */
public final class Undocumented {
    private Undocumented() {}

    /** As a record holds them: none where Jackson leaves the map out, and those that are private by their names shown to nobody. */
    public static Map<String, @Nullable Object> orNone(@Nullable Map<String, @Nullable Object> members) {
        return members == null ? Map.of() : Attributes.of(members);
    }

    /** Whether there is no member, not even one that is shown to nobody. */
    public static boolean isNone(Map<String, @Nullable Object> members) {
        return Attributes.withPrivate(members).isEmpty();
    }
}
