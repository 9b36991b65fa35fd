package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.people.PeopleList;
import dev.coachstream.warehouse.people.PersonResolver;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures by person that were worked out by hand, as of 30 June 2026. Ada is a1 at the account a and b1 at b, coached by
 * c1 and d1; Grace is a2 and was never coached but by plan.
 */
final class PersonMetricsTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void adaIsCoachedFourTimesAndGraceIsOnlyDue() {
        store = Store.open(folder.resolve("store.duckdb"), StoreOptions.defaults());
        write("INSERT INTO sync_state (source, feed, vendor, capture, blind_spot, covered_until) VALUES ('a',"
                + " 'sessions', 'v', 'SNAPSHOT', 'none', '2026-06-30 00:00:00Z'), ('b', 'sessions', 'w',"
                + " 'SNAPSHOT', 'none', '2026-06-30 00:00:00Z');INSERT INTO people (source, vendor, id, name,"
                + " email, first_seen) VALUES ('a', 'v', 'a1', 'Ada', 'ada@x.example', now()), ('b', 'w', 'b1',"
                + " NULL, 'ADA@x.example', now()), ('a', 'v', 'a2', 'Grace', NULL, now()), ('a', 'v', 'c1',"
                + " 'Coach', NULL, now()), ('b', 'w', 'd1', 'Dee', NULL, now())");
        session("a", "1", "COMPLETED", "a1", "c1", "2026-04-01", null);
        session("a", "2", "COMPLETED", "a1", "c1", "2026-04-11", null);
        session("b", "3", "OPEN", "b1", "d1", "2026-05-01", null);
        session("a", "4", "OPEN", "a1", "c1", "2026-06-10", null);
        session("a", "5", "OPEN", "a2", "c1", null, "2026-07-20");
        PersonResolver.resolve(store, PeopleList.EMPTY);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void countsAPlannedSessionAsNoCoaching() {
        assertThat(query("SELECT name, sessions_held, days_since, not_coached_in_30_days FROM metric_coverage"
                        + " ORDER BY name"))
                .containsExactly("Ada|4|20|false", "Grace|0|null|true");
    }

    @Test
    void censorsTheGapSinceTheLastSession() {
        // gaps of 10, 20 and 40 days ended, and one of 20 is open: S(10)=3/4, S(20)=3/4*2/3=1/2
        assertThat(query("SELECT name, gaps, median_days_between, days_since FROM metric_cadence"))
                .containsExactly("Ada|3|20.0|20");
    }

    @Test
    void tellsHowMuchACoachHasToDo() {
        // c1 and Ada: 10 days, 60 days, and 20 days so far: S(10)=2/3, S(60)=0
        assertThat(query("SELECT name, sessions, people, sessions_a_week, open, overdue, median_days_between"
                        + " FROM metric_coach_load ORDER BY name"))
                .containsExactly("Coach|4|2|0.25|2|0|60.0", "Dee|1|1|0.0|1|0|null");
    }

    @Test
    void followsATopicAcrossEpisodes() {
        point("p1", "OPPORTUNITY", "1");
        point("p2", "OPPORTUNITY", "2");
        point("p3", "OPPORTUNITY", "4");
        point("p4", "STRENGTH", "4");

        assertThat(query("SELECT topic, people, episodes, recurred, round(recurrence_rate, 3), round(rate_from, 3),"
                        + " round(rate_to, 3), median_days FROM metric_recurrence"))
                .containsExactly("Greeting|1|3|2|0.667|0.208|0.939|60.0");
        assertThat(query("SELECT name, strengths, opportunities, strengths_share FROM metric_strengths"))
                .containsExactly("Ada|1|3|0.25");
    }

    @Test
    void countsBeforeAndAfterOnlyWhereBothAreObservedWhole() {
        session("a", "6", "COMPLETED", "a1", "c1", "2026-05-10", null);
        point("p1", "OPPORTUNITY", "2");
        point("p2", "OPPORTUNITY", "6");
        point("p3", "OPPORTUNITY", "4");
        point("p0", "NEUTRAL", "1");

        // known from 1 April: of 11 April, 10 May and 10 June only 10 May has 30 days on both sides (11 April: 29 days
        // before)
        assertThat(query("SELECT topic, episodes, people, before, after, fewer, same, more FROM metric_before_after"))
                .containsExactly("Greeting|1|1|1|0|1|0|0");
    }

    @Test
    void censorsSessionsThatAreNotAcknowledged() {
        write("UPDATE sessions SET coachee_sign_off_done = true, coachee_sign_off_at = created_at + INTERVAL 4 DAY"
                + " WHERE id IN ('1', '2'); UPDATE sessions SET coach_sign_off_done = true WHERE source = 'a'");

        // 4, 4, and 20 days open; session 5 has no creation time, and b tells of no sign-off
        assertThat(query("SELECT source, acknowledged, censored, median_days FROM metric_acknowledgement_time"))
                .containsExactly("a|2|1|4.0");
    }

    @Test
    void cubesAddUpToTheMetrics() {
        point("p1", "OPPORTUNITY", "1");

        assertThat(query("SELECT sum(sessions)::BIGINT, sum(completed)::BIGINT, sum(open)::BIGINT FROM cube_sessions"))
                .containsExactly("5|2|3");
        // a does not tell when its sessions were completed: what is left of it would be the open ones
        assertThat(query("SELECT vendor, days, ended, sessions FROM cube_spans"))
                .containsExactly("w|60|false|1");
        assertThat(query("SELECT topic, kind, points FROM cube_points")).containsExactly("Greeting|OPPORTUNITY|1");
        assertThat(query("SELECT person, vendor, len(days) FROM cube_coverage ORDER BY ALL"))
                .containsExactly("a:a1|v|3", "a:a1|w|1", "a:a2|v|0");
    }

    /** 20,000 sessions of 500 people; the same figures by SQL that was written another way. */
    @Test
    void agreesWithIndependentSqlOnManySessions() {
        write("DELETE FROM sessions; INSERT INTO sessions (source, vendor, id, status, coachee_id, coach_id,"
                + " created_at, completed_at, first_seen, changed_at, content_digest) SELECT 'a', 'v', i::VARCHAR,"
                + " CASE WHEN i % 7 < 4 THEN 'COMPLETED' ELSE 'OPEN' END, 'p' || hash(i) % 500, 'c' || i % 40, born,"
                + " CASE WHEN i % 7 < 4 THEN born + to_days((hash(i + 100000) % 30)::INTEGER) END, now(), now(), 0 FROM"
                + " (SELECT i, '2026-06-30 00:00:00Z'::TIMESTAMPTZ - to_days((30 + hash(i + 200000) % 200)::INTEGER) AS"
                + " born FROM range(20000) r(i)); INSERT INTO people (source, vendor, id, first_seen) SELECT 'a',"
                + " 'v', 'p' || i, now() FROM range(500) r(i)");

        assertThat(query("SELECT median_days FROM metric_time_to_completion WHERE source = 'a'"))
                .isEqualTo(query("""
                    WITH s AS (SELECT (coalesce(completed_at, '2026-06-30 00:00:00Z')::DATE - created_at::DATE) AS d, status = 'COMPLETED' AS e
                        FROM sessions),
                    f AS (SELECT t.d, 1 - (SELECT count(*) FROM s WHERE s.d = t.d AND e) / (SELECT count(*) FROM s WHERE s.d >= t.d) AS q
                        FROM (SELECT DISTINCT d FROM s) t)
                    SELECT min(x.d)::DOUBLE FROM f x WHERE (SELECT exp(sum(ln(y.q))) FROM f y WHERE y.d <= x.d) <= 0.5\
                    """));
        assertThat(query("SELECT count(*) FROM metric_coverage WHERE not_coached_in_30_days"))
                .isEqualTo(query("""
                    SELECT count(DISTINCT coachee_id) FROM sessions o WHERE NOT EXISTS (
                        FROM sessions n WHERE n.coachee_id = o.coachee_id AND n.created_at >= '2026-05-31 00:00:00Z')\
                    """));
        assertThat(query("SELECT sum(gaps)::BIGINT, sum(sessions_held)::BIGINT FROM metric_cadence"))
                .isEqualTo(query("SELECT (SELECT count(*) FROM (SELECT DISTINCT coachee_id, created_at FROM sessions))"
                        + " - count(DISTINCT coachee_id), count(*) FROM sessions"));
    }

    private void session(
            String source,
            String id,
            String status,
            String coachee,
            String coach,
            @Nullable String created,
            @Nullable String due) {
        String vendor = source.equals("a") ? "v" : "w";
        write("INSERT INTO sessions (source, vendor, id, status, coachee_id, coach_id, created_at, due_at,"
                + " first_seen, changed_at,"
                + " content_digest) VALUES ('%s', '%s', '%s', '%s', '%s', '%s', %s, %s, now(), now(), 0)"
                        .formatted(source, vendor, id, status, coachee, coach, day(created), day(due)));
    }

    private void point(String id, String kind, String session) {
        write("INSERT INTO points (source, vendor, id, kind, category, topic, first_seen, changed_at,"
                + " content_digest) VALUES"
                + " ('a', 'v', '%1$s', '%2$s', 'QA', 'Greeting', now(), now(), 0); INSERT INTO session_points VALUES ('a', '%3$s', '%1$s')"
                        .formatted(id, kind, session));
    }

    private static String day(@Nullable String date) {
        return date == null ? "NULL" : "'" + date + " 00:00:00Z'";
    }

    private void write(String sql) {
        store.database().run(sql);
    }

    private List<String> query(String sql) {
        return World.query(store.database(), sql);
    }
}
