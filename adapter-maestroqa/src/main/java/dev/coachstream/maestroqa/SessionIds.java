package dev.coachstream.maestroqa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links from a point or a to-do to its sessions: absent, null, {@code []} and empty ids all mean none. */
final class SessionIds {
    private SessionIds() {}

    static List<String> orNone(@Nullable List<@Nullable String> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(id -> id != null && !id.isEmpty())
                        .distinct()
                        .toList();
    }
}
