package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures at the edges, worked out by hand: what is deleted, undated, empty, planned, repeated on one day, or read no longer. */
final class MetricEdgesTest {
    @TempDir
    private Path folder;

    @Test
    void leavesOutPointsAndTodosWhoseSessionsAreAllDeleted() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .session("v1", "live", "OPEN", "a", "c", "created_at=2026-05-01")
                .session("v1", "gone", "DELETED", "a", "c", "created_at=2026-05-01")
                .session("v1", "absent", "OPEN", "a", "c", "created_at=2026-05-01", "deleted_at=2026-06-01")
                .point("v1", "p-gone", "OPPORTUNITY", "Tone", "gone")
                .link("session_points", "point_id", "v1", "absent", "p-gone")
                .point("v1", "p-both", "OPPORTUNITY", "Tone", "gone")
                .link("session_points", "point_id", "v1", "live", "p-both")
                .point("v1", "p-not-here-yet", "OPPORTUNITY", "Tone", "unknown")
                .point("v1", "p-alone", "STRENGTH", "Tone", "")
                .todo("v1", "t-gone", "OPEN", "gone", "created_at=2026-05-01")
                .todo("v1", "t-live", "OPEN", "live", "created_at=2026-06-20")
                .written();

        assertThat(store.query("SELECT kind, points, sessions FROM metric_topics ORDER BY kind"))
                .containsExactly("OPPORTUNITY|2|1", "STRENGTH|1|0");
        assertThat(store.query("SELECT sum(opportunities)::BIGINT, sum(strengths)::BIGINT FROM metric_strengths"))
                .containsExactly("2|1");
        assertThat(store.query("SELECT sum(points)::BIGINT FROM cube_points")).containsExactly("3");
        assertThat(store.query("SELECT todos, open, median_days_open FROM metric_todos"))
                .containsExactly("1|1|10.0");
    }

    @Test
    void givesARateWhereNobodyAcknowledged() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("told1", "2026-06-30")
                .account("silent1", "2026-06-30")
                .sql("UPDATE sync_state SET acknowledgements = (source = 'told1')")
                .session("told1", "1", "OPEN", "a", "c", "created_at=2026-06-01", "coach_sign_off_done=true")
                .session("told1", "2", "OPEN", "a", "c", "created_at=2026-06-01")
                .session("silent1", "3", "OPEN", "a", "c", "created_at=2026-06-01", "coach_sign_off_done=true")
                .written();

        assertThat(store.query("SELECT source, sessions, asked, not_asked, acknowledged, acknowledgement_rate FROM"
                        + " metric_acknowledgement"))
                .containsExactly("told1|2|1|1|0|0.0");
        assertThat(store.query("SELECT sum(acknowledgeable)::BIGINT, sum(acknowledged)::BIGINT FROM cube_sessions"))
                .containsExactly("1|0");
    }

    @Test
    void asksOnlyThoseWithWhomASessionWasShared() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .session("v1", "shared", "OPEN", "a", "c", "shared_done=true", "coach_sign_off_done=false")
                .session("v1", "kept", "OPEN", "a", "c", "shared_done=false", "coach_sign_off_done=true")
                .session("v1", "signed", "OPEN", "a", "c", "shared_done=false", "coachee_sign_off_done=true")
                .session("v1", "submitted", "OPEN", "a", "c", "coach_sign_off_done=true")
                .session("v1", "draft", "OPEN", "a", "c", "coach_sign_off_done=false")
                .written();

        assertThat(store.query("SELECT asked, not_asked, acknowledged FROM metric_acknowledgement"))
                .containsExactly("3|2|1");
    }

    @Test
    void givesNoMedianThatRestsOnTheFewSignOffsWithADate() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .sql(sessions(0, 8, "NULL"))
                .sql(sessions(8, 9, "'2026-05-11 00:00:00Z'"))
                .session("v1", "open", "OPEN", "a", "c", "created_at=2026-01-31", "coach_sign_off_done=true")
                .written();

        assertThat(store.query("SELECT acknowledged, undated, censored, median_days FROM metric_acknowledgement_time"))
                .containsExactly("1|8|1|null");
        assertThat(store.query("SELECT completed, without_completion_time, censored, median_days FROM"
                        + " metric_time_to_completion"))
                .containsExactly("1|8|1|null");

        store.sql(sessions(20, 179, "'2026-05-11 00:00:00Z'")).written();

        // 160 dated and 8 undated: one in twenty, no more
        assertThat(store.query("SELECT acknowledged, undated, median_days FROM metric_acknowledgement_time"))
                .containsExactly("160|8|100.0");
    }

    /** Sessions that began on 31 January and were completed and signed off at a time. */
    private static String sessions(int from, int until, String signedOff) {
        return "INSERT INTO sessions (source, vendor, id, status, created_at, completed_at, coachee_sign_off_done,"
                + " coachee_sign_off_at, first_seen, changed_at, content_digest) SELECT 'v1', 'v', 's' || i, 'COMPLETED',"
                + " '2026-01-31 00:00:00Z', " + signedOff + ", true, " + signedOff + ", now(), now(), 0 FROM range("
                + from
                + ", "
                + until + ") r(i)";
    }

    @Test
    void holdsACompletedSessionWhoseTimeIsNotTold() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .session("v1", "1", "COMPLETED", "a", "c", "updated_at=2026-06-10", "due_at=2026-07-20")
                .session("v1", "2", "COMPLETED", "b", "c", "due_at=2026-07-20")
                .session("v1", "3", "COMPLETED", "d", "c", "completed_at=2026-06-12", "meeting_at=2026-07-20")
                .session("v1", "4", "OPEN", "e", "c", "updated_at=2026-06-10", "due_at=2026-07-20")
                .written();

        assertThat(
                        store.query(
                                "SELECT id, counted_by, held, (counted_at AT TIME ZONE 'UTC')::DATE FROM person_sessions ORDER BY id"))
                .containsExactly(
                        "1|updated|true|2026-06-10",
                        "2|due|true|2026-06-30",
                        "3|completed|true|2026-06-12",
                        "4|due|false|2026-07-20");
        assertThat(store.query("SELECT person, days_since FROM metric_coverage ORDER BY person"))
                .containsExactly("v1:a|20", "v1:b|0", "v1:d|18", "v1:e|null");
    }

    @Test
    void takesEmptyTextsForNoTopicAndASessionsPersonForItsPoints() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .person("v1", "a", "Ada", "")
                .person("v1", "b", "Bea", "")
                .session("v1", "1", "COMPLETED", "a", "c", "created_at=2026-06-01")
                .session("v1", "2", "COMPLETED", "b", "c", "created_at=2026-06-02")
                .point("v1", "p1", "OPPORTUNITY", "", "1", "criterion_name=Greeting")
                .point("v1", "p2", "OPPORTUNITY", " ", "2", "criterion_name=", "kpi=", "criterion_id=K1")
                .point("v1", "p3", "OPPORTUNITY", "", "2")
                .point("v1", "p4", "OPPORTUNITY", "Greeting", "2", "coachee_id=a")
                .todo("v1", "t", "OPEN", "2")
                .written();

        assertThat(store.query("SELECT topic, points, people FROM metric_topics ORDER BY topic"))
                .containsExactly("Greeting|2|1", "K1|1|1", "null|1|1");
        assertThat(store.query("SELECT name, opportunities FROM metric_strengths ORDER BY name"))
                .containsExactly("Ada|2", "Bea|2");
        assertThat(store.query("SELECT coachee_id FROM counted_todos")).containsExactly("b");
    }

    @Test
    void takesSessionsOfOneDayForOneSittingAlsoAcrossAccounts() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .account("v2", "2026-06-30")
                .person("v1", "a", "Ada", "ada@x.example")
                .person("v2", "z", "Ada", "ada@x.example")
                .session("v1", "1", "COMPLETED", "a", "c", "created_at=2026-06-10 10:00:00")
                .session("v1", "2", "COMPLETED", "a", "c", "created_at=2026-06-10 10:01:00")
                .session("v2", "3", "COMPLETED", "z", "k", "created_at=2026-06-10 10:02:00")
                .session("v2", "4", "COMPLETED", "z", "k", "created_at=2026-06-20 23:59:00")
                .point("v1", "p1", "OPPORTUNITY", "Speeding", "1")
                .point("v1", "p2", "OPPORTUNITY", "Speeding", "1")
                .point("v1", "p3", "OPPORTUNITY", "Speeding", "2")
                .point("v2", "p4", "OPPORTUNITY", "Speeding", "3")
                .point("v2", "p5", "OPPORTUNITY", "Speeding", "4")
                .written();

        assertThat(store.query("SELECT sessions_held, gaps, median_days_between FROM metric_cadence"))
                .containsExactly("4|1|10.0");
        assertThat(store.query(
                        "SELECT episodes, recurred, people, recurrence_rate, median_days FROM metric_recurrence"))
                .containsExactly("2|1|1|0.5|10.0");
    }

    @Test
    void knowsNothingOfAnAccountBeyondItsOwnTime() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-03-31")
                .account("w1", "2026-06-30")
                .person("v1", "a", "Ada", "")
                .person("w1", "b", "Bea", "")
                .person("v1", "both", "Cem", "cem@x.example")
                .person("w1", "cem", "Cem", "cem@x.example")
                .session("v1", "1", "COMPLETED", "a", "c", "created_at=2026-03-21")
                .session("w1", "2", "COMPLETED", "b", "k", "created_at=2026-03-21")
                .session("v1", "3", "COMPLETED", "both", "c", "created_at=2026-03-01")
                .session("w1", "4", "COMPLETED", "cem", "k", "created_at=2026-02-01")
                .written();

        assertThat(store.query("SELECT name, (as_of AT TIME ZONE 'UTC')::DATE, days_since, not_coached_in_30_days FROM"
                        + " metric_coverage ORDER BY name"))
                .containsExactly("Ada|2026-03-31|10|false", "Bea|2026-06-30|101|true", "Cem|2026-03-31|30|false");
        assertThat(
                        store.query(
                                "SELECT coach, sessions_a_week, (as_of AT TIME ZONE 'UTC')::DATE FROM metric_coach_load ORDER BY coach"))
                .containsExactly("v1:c|0.25|2026-03-31", "w1:k|0.0|2026-06-30");
        assertThat(store.query(
                        "SELECT person, vendor, as_of_day FROM cube_coverage WHERE vendor = 'v' ORDER BY person"))
                .containsExactly("v1:a|v|2026-03-31", "v1:both|v|2026-03-31");
    }

    @Test
    void countsWhatLiesBeyondAsOfBesideTheFigure() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .session("v1", "1", "OPEN", "a", "c", "created_at=2026-07-01", "coach_sign_off_done=true")
                .session("v1", "2", "OPEN", "a", "c", "created_at=2026-06-20", "coachee_sign_off_done=false")
                .written();

        assertThat(store.query("SELECT completed, censored, after_as_of FROM metric_time_to_completion"))
                .containsExactly("0|1|1");
        assertThat(store.query("SELECT acknowledged, censored, after_as_of FROM metric_acknowledgement_time"))
                .containsExactly("0|0|1");
    }

    @Test
    void countsAPlannedSessionsPointAtItsOwnTime() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .session("v1", "1", "OPEN", "a", "c", "due_at=2026-07-20")
                .point("v1", "p", "OPPORTUNITY", "Speeding", "1", "updated_at=2026-06-15")
                .written();

        assertThat(store.query("SELECT week, points FROM cube_points")).containsExactly("2026-06-15|1");
    }

    @Test
    void keepsARatesIntervalBetweenNothingAndOne() {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-06-30")
                .sql("INSERT INTO sessions (source, vendor, id, status, coachee_id, created_at, first_seen, changed_at,"
                        + " content_digest) SELECT 'v1', 'v', i::VARCHAR, 'COMPLETED', 'p' || i, '2026-06-01 00:00:00Z', now(), now(), 0"
                        + " FROM range(1, 200) r(i)")
                .sql(
                        "INSERT INTO points (source, vendor, id, kind, category, topic, first_seen, changed_at, content_digest)"
                                + " SELECT 'v1', 'v', i::VARCHAR, 'OPPORTUNITY', 'QA', 'T' || (i %% 20), now(), now(), 0 FROM range(1, 200) r(i)")
                .sql(
                        "INSERT INTO session_points (source, session_id, point_id) SELECT 'v1', i::VARCHAR, i::VARCHAR FROM range(1, 200) r(i)")
                .written();

        assertThat(store.query("SELECT DISTINCT rate_from FROM metric_recurrence"))
                .containsExactly("0.0");
    }
}
