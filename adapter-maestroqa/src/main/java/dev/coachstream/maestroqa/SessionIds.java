package dev.coachstream.maestroqa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links from a point or a to-do to its sessions: absent, null, {@code []} and empty ids all mean none. */
final class SessionIds {
    private SessionIds() {}

    static List<String> orNone(@Nullable List<? extends @Nullable String> sent) {
        if (sent == null || sent.isEmpty()) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String id : sent) {
            if (id != null && !id.isEmpty()) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }
}
