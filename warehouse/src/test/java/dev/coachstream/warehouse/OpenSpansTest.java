package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is open beyond the lookback: known up to 1 June, of which only May was read again, and the rest last on 1 April. */
final class OpenSpansTest {
    private static final String CERTIFICATE =
            "INSERT INTO certificates (certificate_id, run_id, source, feed, capture, axis, window_start, window_end, enumeration, planned_at,"
                    + " finished_at, requests, pages, rows, moved, rejected, resumed, digest, verdict) VALUES (%d, 1, 'v1', 'sessions',"
                    + " 'SNAPSHOT', 'CREATED', %s, NULL, true, '%s', '%s', 1, 1, 1, false, 0, false, 0, '%s')";

    @TempDir
    private Path folder;

    @Test
    void lastAsLongAsTheyAreKnownToBeOpen() {
        HandMadeStore store = store().sql(CERTIFICATE, 1, "NULL", "2026-04-01", "2026-04-01", "complete")
                .sql(CERTIFICATE, 2, "'2026-05-01'", "2026-06-01", "2026-06-01", "complete")
                .written();

        assertThat(store.query("SELECT id, days, ended FROM session_spans ORDER BY id"))
                .containsExactly("done|9.0|true", "new|22.0|false", "old|31.0|false");
        assertThat(store.query("SELECT id, days FROM acknowledgement_spans WHERE NOT ended ORDER BY id"))
                .containsExactly("new|22.0", "old|31.0");
    }

    @Test
    void areNotKnownFromAReadThatWasNotFinished() {
        HandMadeStore store = store().sql(CERTIFICATE, 1, "NULL", "2026-04-01", "2026-04-01", "complete")
                .sql(CERTIFICATE, 2, "NULL", "2026-06-01", "2026-06-01", "partial")
                .written();

        assertThat(store.query("SELECT days FROM session_spans WHERE id = 'old'"))
                .containsExactly("31.0");
    }

    @Test
    void lastUntilNowWhereEveryChangeIsTold() {
        HandMadeStore store = store().sql(CERTIFICATE, 1, "NULL", "2026-04-01", "2026-04-01", "complete")
                .sql("UPDATE sync_state SET capture = 'CHANGE_FEED'")
                .written();

        assertThat(store.query("SELECT days FROM session_spans WHERE id = 'old'"))
                .containsExactly("92.0");
    }

    private HandMadeStore store() {
        return new HandMadeStore(folder)
                .account("v1", "2026-06-01")
                .session(
                        "v1",
                        "old",
                        "OPEN",
                        "p",
                        "k",
                        "created_at=2026-03-01",
                        "shared_done=true",
                        "coachee_sign_off_done=false")
                .session(
                        "v1",
                        "new",
                        "OPEN",
                        "p",
                        "k",
                        "created_at=2026-05-10",
                        "shared_done=true",
                        "coachee_sign_off_done=false")
                .session(
                        "v1",
                        "done",
                        "COMPLETED",
                        "p",
                        "k",
                        "created_at=2026-03-01",
                        "completed_at=2026-03-10",
                        "shared_done=true",
                        "coachee_sign_off_done=true",
                        "coachee_sign_off_at=2026-03-10")
                .sql("UPDATE sessions SET first_seen = '2026-03-01 00:00:00Z', changed_at = '2026-03-01 00:00:00Z'");
    }
}
