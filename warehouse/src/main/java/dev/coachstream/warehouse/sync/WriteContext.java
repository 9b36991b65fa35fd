package dev.coachstream.warehouse.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all that is written of one batch has in common, in its open transaction.
 *
 * @param window which window the batch is of
 * @param now when it is written
 * @param laps is told the stages
 */
record WriteContext(Window window, Instant now, StageTimes.Laps laps) {
    static WriteContext of(Batch batch, Instant now) {
        return new WriteContext(batch.window(), now, batch.times().laps());
    }

    /** What was stored before this gives way to what is read, when everything is read anew; null when only changes are. */
    @Nullable
    Instant anewSince() {
        return window.anewSince();
    }

    /** A stage ends. */
    void end(Stage stage) {
        laps.end(stage);
    }
}
