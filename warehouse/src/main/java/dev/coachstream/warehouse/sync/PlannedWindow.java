package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window to be planned.
 *
 * @param enumeration whether reading it lists everything in it
 */
record PlannedWindow(
        Axis axis, @Nullable Instant since, @Nullable Instant until, boolean enumeration) {}
