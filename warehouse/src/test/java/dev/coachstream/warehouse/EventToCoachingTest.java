package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what happened to the session on it. All is known up to 1 June. */
final class EventToCoachingTest {
    private static final String FIGURES =
            "SELECT points, coached, censored, without_event_time, without_coaching_time, implausible,"
                    + " after_as_of, median_days FROM metric_event_to_coaching ORDER BY source";

    @TempDir
    private Path folder;

    @Test
    void measuresFromTheEventToTheSessionAndCensorsWhatIsNotCoachedYet() {
        HandMadeStore store = store().session(
                        "v1", "done", "COMPLETED", "p", "k", "completed_at=2026-05-11", "due_at=2026-05-15")
                .point("v1", "a", "OPPORTUNITY", "braking", "done", "occurred_at=2026-05-01")
                .point("v1", "b", "OPPORTUNITY", "braking", "done", "occurred_at=2026-05-07")
                .session("v1", "planned", "OPEN", "p", "k", "due_at=2026-06-09")
                .point("v1", "c", "OPPORTUNITY", "braking", "planned", "occurred_at=2026-05-12")
                .written();

        assertThat(store.query("SELECT id, days, ended FROM event_spans ORDER BY id"))
                .containsExactly("a|10.0|true", "b|4.0|true", "c|20.0|false");
        assertThat(store.query(FIGURES)).containsExactly("3|2|1|0|0|0|0|10.0");
    }

    @Test
    void countsApartWhatTellsNoTimeOrAnImpossibleOne() {
        HandMadeStore store = store().session("v1", "done", "COMPLETED", "p", "k", "completed_at=2026-05-11")
                .session("v1", "undated", "COMPLETED", "p", "k", "updated_at=2026-05-20")
                .session("v1", "planned", "OPEN", "p", "k", "due_at=2026-06-09")
                .point("v1", "none", "OPPORTUNITY", "speeding", "done")
                .point("v1", "unknown", "OPPORTUNITY", "braking", "undated", "occurred_at=2026-05-01")
                .point("v1", "before", "OPPORTUNITY", "braking", "done", "occurred_at=2026-05-12")
                .point("v1", "beyond", "OPPORTUNITY", "braking", "planned", "occurred_at=2026-06-02")
                .written();

        assertThat(store.query(FIGURES)).containsExactly("4|0|0|1|1|1|1|null");
    }

    @Test
    void givesNoMedianThatRestsOnTheFewWhoseSessionIsDated() {
        HandMadeStore store = store().session("v1", "done", "COMPLETED", "p", "k", "completed_at=2026-05-11")
                .session("v1", "undated", "COMPLETED", "p", "k", "updated_at=2026-05-20")
                .point("v1", "a", "OPPORTUNITY", "braking", "done", "occurred_at=2026-05-01")
                .point("v1", "b", "OPPORTUNITY", "braking", "undated", "occurred_at=2026-05-01")
                .written();

        assertThat(store.query(FIGURES)).containsExactly("2|1|0|0|1|0|0|null");
    }

    @Test
    void leavesOutPointsWhoseSessionsAreAllDeleted() {
        HandMadeStore store = store().session("v1", "gone", "DELETED", "p", "k", "completed_at=2026-05-11")
                .point("v1", "a", "OPPORTUNITY", "braking", "gone", "occurred_at=2026-05-01")
                .written();

        assertThat(store.query(FIGURES)).isEmpty();
    }

    private HandMadeStore store() {
        return new HandMadeStore(folder).account("v1", "2026-06-01");
    }
}
