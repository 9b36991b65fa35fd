package dev.coachstream.warehouse.sync;

import dev.coachstream.capture.ReadWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bounds of windows, of which one may be open. */
final class Bounds {
    private Bounds() {}

    /** A bound that is none, as the time that nothing is beyond. */
    static Instant bound(@Nullable Instant time, Instant otherwise) {
        return time == null ? otherwise : time;
    }

    /** The reverse of {@link #bound}. */
    static @Nullable Instant finite(Instant bound) {
        return bound.equals(Instant.MIN) || bound.equals(Instant.MAX) ? null : bound;
    }

    /** A condition in SQL on a record {@code t}; one without a time on the window's axis is in no window. */
    static String inside(ReadWindow window) {
        String time = "t." + window.axis().label() + "_at";
        return limit(time, ">=", window.since()) + limit(time, "<", window.until());
    }

    private static String limit(String time, String comparison, @Nullable Instant at) {
        return at == null ? "" : "AND %s %s TIMESTAMPTZ '%s' ".formatted(time, comparison, at);
    }
}
