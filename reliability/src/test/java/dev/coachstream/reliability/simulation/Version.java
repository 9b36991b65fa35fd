package dev.coachstream.reliability.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a record somebody has.
 *
 * @param updatedAt to the microsecond, as the store keeps it
 * @param edit what the simulated vendor's last edit wrote into the notes; empty for a record as it was generated
 */
record Version(@Nullable Instant updatedAt, String edit) {
    private static final String EDITED = "Reviewed again at ";

    static Version of(@Nullable Instant updatedAt, @Nullable String notes) {
        Instant kept = updatedAt == null ? null : updatedAt.truncatedTo(ChronoUnit.MICROS);
        return new Version(kept, notes != null && notes.startsWith(EDITED) ? notes : "");
    }
}
