package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of the coaching, as of 30 June 2026: small stores whose every figure can be checked on paper. */
final class OutcomesTest {
    @TempDir
    private Path folder;

    private HandMadeStore store;

    @BeforeEach
    void empty() {
        store = new HandMadeStore(folder).account("v1", "2026-06-30");
    }

    @Test
    void countsARepeatWithin45DaysOnceThoseAreObserved() {
        coached("1", "a", "c", "2026-01-01"); // again 45 days later: repeated
        coached("2", "a", "c", "2026-02-15"); // again 46 days later: not repeated
        coached("3", "a", "c", "2026-04-02"); // again 43 days later, by another coach: repeated
        coached("4", "a", "d", "2026-05-15"); // again in 10 days, and its 45 days end on 29 June: repeated
        coached("5", "a", "d", "2026-05-25"); // its 45 days are not over
        store.written();

        assertThat(store.query("SELECT topic, coach, episodes, observed, not_yet_known, repeated, round(repeat_rate, 3)"
                        + " FROM metric_repeats ORDER BY coach"))
                .containsExactly("Speeding|v1:c|3|3|0|2|0.667", "Speeding|v1:d|2|1|1|1|1.0");
        assertThat(store.query("SELECT recurred FROM metric_recurrence")).containsExactly("4");
    }

    @Test
    void ratesTimelinessAmongWhatWasDue() {
        store.session("v1", "1", "COMPLETED", "a", "c", "completed_at=2026-06-01", "due_at=2026-06-01")
                .session("v1", "2", "COMPLETED", "a", "c", "completed_at=2026-06-02", "due_at=2026-06-01")
                .session("v1", "3", "OPEN", "a", "c", "due_at=2026-06-01")
                .session("v1", "4", "OPEN", "a", "c", "due_at=2026-07-01")
                .session("v1", "5", "COMPLETED", "a", "c", "completed_at=2026-06-20", "due_at=2026-07-01")
                .session("v1", "6", "COMPLETED", "a", "c", "due_at=2026-06-01")
                .session("v1", "7", "OPEN", "a", "c", "created_at=2026-06-01")
                .written();

        assertThat(store.query("SELECT due, in_time, late, overdue, at_unknown_time, not_due_yet, round(timeliness, 3)"
                        + " FROM metric_timeliness"))
                .containsExactly("4|1|1|1|1|2|0.333");
    }

    @Test
    void tellsCompletionByStartCreationAndDue() {
        store.session("v1", "1", "COMPLETED", "a", "c", "created_at=2026-06-01", "meeting_at=2026-06-08")
                .session(
                        "v1",
                        "2",
                        "OPEN",
                        "a",
                        "c",
                        "created_at=2026-06-02",
                        "due_at=2026-06-15",
                        "vendor_status=expired")
                .written();

        assertThat(store.query(
                        "SELECT dated_by, week, sessions, completed, open FROM metric_completion_by_date ORDER BY ALL"))
                .containsExactly("creation|2026-06-01|2|1|1", "due|2026-06-15|1|0|1", "start|2026-06-08|1|1|0");
        assertThat(store.query("SELECT status, vendor_status, sessions FROM metric_statuses ORDER BY ALL"))
                .containsExactly("COMPLETED|null|1", "OPEN|expired|1");
    }

    @Test
    void namesNoCoachForWhomNobodyIsToCoachFirst() {
        store.session("v1", "1", "OPEN", "a", "-", "created_at=2026-06-01")
                .session("v1", "2", "OPEN", "a", "d", "created_at=2026-06-10")
                .written();

        assertThat(store.query("SELECT open, coach, days_on_list FROM metric_days_on_list"))
                .containsExactly("2|null|29");
    }

    @Test
    void putsWhoIsOverdueFirstAndThenWhoWaitsLongest() {
        store.session("v1", "1", "OPEN", "a", "c", "created_at=2026-06-20")
                .session("v1", "2", "OPEN", "a", "d", "created_at=2026-06-10")
                .session("v1", "3", "OPEN", "b", "c", "created_at=2026-05-01")
                .session("v1", "4", "OPEN", "e", "c", "updated_at=2026-06-25", "due_at=2026-06-29")
                .session("v1", "5", "COMPLETED", "f", "c", "created_at=2026-01-01")
                .written();

        assertThat(store.query("SELECT place, person, coach, open, overdue, days_on_list, at_least FROM"
                        + " metric_days_on_list ORDER BY place"))
                .containsExactly("1|v1:e|v1:c|1|1|5|true", "2|v1:b|v1:c|1|0|60|false", "3|v1:a|v1:d|2|0|20|false");
    }

    @Test
    void ranksNobodyOfFewerThanTenSessions() {
        sessions("c", 10, 10);
        sessions("d", 10, 5);
        sessions("e", 9, 0);
        store.point("v1", "p1", "STRENGTH", "Tone", "c1")
                .point("v1", "p2", "OPPORTUNITY", "Tone", "c2")
                .point("v1", "p3", "OPPORTUNITY", "Tone", "d1")
                .written();

        assertThat(
                        store.query(
                                "SELECT coach, sessions, completion_rate, completion_rank, completion_low,"
                                        + " completion_median, completion_high, points_a_session, strengths_share FROM metric_calibration ORDER BY coach"))
                .containsExactly(
                        "v1:c|10|1.0|1|0.625|0.75|0.875|0.2|0.5",
                        "v1:d|10|0.5|2|0.625|0.75|0.875|0.1|0.0",
                        "v1:e|9|0.0|null|0.625|0.75|0.875|0.0|null");
    }

    @Test
    void comparesNobodyWithThemselves() {
        sessions("c", 10, 5);
        sessions("e", 9, 0);
        store.written();

        assertThat(
                        store.query(
                                "SELECT coach, ranked, completion_rate, completion_rank, completion_median FROM metric_calibration ORDER BY coach"))
                .containsExactly("v1:c|true|0.5|null|null", "v1:e|false|0.0|null|null");
    }

    @Test
    void comparesScoresFromTwentyOnASideOn() {
        store.sql(
                        "INSERT INTO points (source, vendor, id, kind, category, criterion_name, coachee_id, score, created_at,"
                                + " first_seen, changed_at, content_digest) SELECT 'v1', 'v', i::VARCHAR, 'NEUTRAL', 'QA', 'Greeting',"
                                + " 'a', CASE WHEN i < 20 THEN 50 + 10 * (i %% 2) ELSE 60 + 10 * (i %% 2) END,"
                                + " CASE WHEN i < 20 THEN '2026-05-01 00:00:00Z' ELSE '2026-06-20 00:00:00Z' END::TIMESTAMPTZ,"
                                + " now(), now(), 0 FROM range(39) r(i)")
                .session("v1", "1", "COMPLETED", "a", "c", "created_at=2026-06-01")
                .point("v1", "p", "OPPORTUNITY", "", "1", "criterion_name=Greeting")
                .written();

        assertThat(store.query("SELECT before, after, difference FROM metric_score_before_after"))
                .containsExactly("20|19|null");

        store.point(
                        "v1",
                        "last",
                        "NEUTRAL",
                        "",
                        "",
                        "criterion_name=Greeting",
                        "coachee_id=a",
                        "score=70",
                        "created_at=2026-06-21")
                .written();

        // means 55 and 65; each side's variance is 20 * 25 / 19: 1.96 * sqrt(2 * 26.3158 / 20) = 3.18
        assertThat(store.query("SELECT criterion, people, before, after, score_before, score_after, difference,"
                        + " round(difference_from, 2), round(difference_to, 2) FROM metric_score_before_after"))
                .containsExactly("Greeting|1|20|20|55.0|65.0|10.0|6.82|13.18");
    }

    @Test
    void hasADayForEachDayThatIsKnown() {
        store.session("v1", "1", "OPEN", "a", "c", "created_at=2026-06-28 23:00:00")
                .written();

        assertThat(store.query("SELECT day, week, month, quarter, year, weekday FROM dates ORDER BY day"))
                .containsExactly(
                        "2026-06-28|2026-06-22|2026-06-01|2026-04-01|2026|7",
                        "2026-06-29|2026-06-29|2026-06-01|2026-04-01|2026|1",
                        "2026-06-30|2026-06-29|2026-06-01|2026-04-01|2026|2");
    }

    @Test
    void putsThePersonBesideANameThatTwoHave() {
        store.person("v1", "a", "Ada", "")
                .person("v1", "b", "Ada", "")
                .person("v1", "g", "Grace", "")
                .session("v1", "1", "OPEN", "a", "c", "created_at=2026-06-28")
                .session("v1", "2", "OPEN", "b", "c", "created_at=2026-06-28")
                .session("v1", "3", "OPEN", "g", "c", "created_at=2026-06-28")
                .written();

        assertThat(store.query("SELECT name FROM metric_days_on_list ORDER BY name"))
                .containsExactly("Ada (v1:a)", "Ada (v1:b)", "Grace");
    }

    private void coached(String id, String coachee, String coach, String day) {
        store.session("v1", id, "COMPLETED", coachee, coach, "created_at=" + day)
                .point("v1", "p" + id, "OPPORTUNITY", "Speeding", id);
    }

    private void sessions(String coach, int all, int completed) {
        for (int i = 0; i < all; i++) {
            String status = i < completed ? "COMPLETED" : "OPEN";
            store.session("v1", coach + i, status, "a", coach, "created_at=2026-06-01");
        }
    }
}
