package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts right what an account's syncs wrote while the machine's clock was ahead: coverage of times that are yet to come would keep every
 * sync from reading anything until then. What such a sync read stays; what it claims to cover does not, since nobody knows when it
 * really ran.
 */
final class ClockAhead {
    /** The store's own times that nothing is planned by, by table. */
    private static final Map<String, List<String>> TIMES = times();

    /** The last time that a feed was surely covered: everything planned then was read to its end, and none of it since is doubtful. */
    private static final String SURE = """
            (SELECT max(planned_at) FROM (
                SELECT c.planned_at FROM certificates c WHERE c.source = t.source AND c.feed = t.feed
                GROUP BY c.planned_at
                HAVING c.planned_at <= TIMESTAMPTZ '%s' AND bool_and(c.finished_at IS NOT NULL AND c.verdict <> 'partial')))""";

    private final Database database;

    ClockAhead(Database database) {
        this.database = database;
    }

    private static Map<String, List<String>> times() {
        Map<String, List<String>> times = new LinkedHashMap<>();
        times.put("certificates", List.of("finished_at"));
        times.put("runs", List.of("started_at", "finished_at"));
        times.put("rejected", List.of("seen_at"));
        times.put("drift", List.of("first_seen", "last_seen"));
        times.put("people", List.of("first_seen"));
        Arrays.stream(Feed.values())
                .forEach(feed ->
                        times.put(feed.label(), List.of("first_seen", "changed_at", "missing_since", "deleted_at")));
        return times;
    }

    /** What was found and done, in a sentence; empty where no time of the account lies beyond now. */
    Optional<String> putRight(String source, Instant now) {
        Instant claimed = claimed(source, now);
        if (isAnyBeyond(source, now)) {
            TIMES.forEach((table, columns) -> pullBack(table, columns, source, now));
        }
        if (claimed == null) {
            return Optional.empty();
        }
        String note =
                "the clock was ahead: the store said that %s was read up to %s, when it was %s; what is certain stays covered"
                        .formatted(source, claimed, now);
        uncover(source, now);
        giveUp(source, now, note);
        return Optional.of(note + ", the rest is read again");
    }

    /** One question for all tables: nearly every time the answer is no. */
    private boolean isAnyBeyond(String source, Instant now) {
        String any = TIMES.entrySet().stream()
                .map(times -> "SELECT 1 FROM %s WHERE source = $1 AND (%s)"
                        .formatted(times.getKey(), beyond(times.getValue(), now)))
                .collect(Collectors.joining(" UNION ALL ", "SELECT count(*) FROM (", ")"));
        return database.number(any, source) > 0;
    }

    private static String beyond(List<String> columns, Instant now) {
        return columns.stream()
                .map(column -> "%s > TIMESTAMPTZ '%s'".formatted(column, now))
                .collect(Collectors.joining(" OR "));
    }

    private @Nullable Instant claimed(String source, Instant now) {
        return database.query("""
                        SELECT max(until) AS claimed FROM (
                            SELECT source, covered_until AS until FROM sync_state
                            UNION ALL SELECT source, feed_since FROM sync_state
                            UNION ALL SELECT source, planned_at FROM certificates)
                        WHERE source = ? AND until > ?""", row -> Optional.ofNullable(Database.instant(row, "claimed")), source, now)
                .get(0)
                .orElse(null);
    }

    /** A change feed's cursor is a position and not a time: it stays, unless the feed was begun at a time that is yet to come. */
    private void uncover(String source, Instant now) {
        database.update(
                "UPDATE sync_state SET cursor = NULL, feed_since = NULL WHERE source = ? AND feed_since > ?",
                source,
                now);
        database.update(
                "UPDATE sync_state t SET covered_until = %s WHERE source = ? AND covered_until > ?"
                        .formatted(SURE.formatted(now)),
                source,
                now);
        database.update("""
                UPDATE sync_state t SET certificate_id = NULL, cursor = CASE WHEN starts_with(capture, 'CHANGE_FEED') THEN cursor END
                WHERE source = ? AND EXISTS (
                    FROM certificates c WHERE c.certificate_id = t.certificate_id AND c.planned_at > ?)""", source, now);
    }

    /**
     * It was planned before now, whatever it says. What it was to read again, because an earlier read may have missed something, is due still; such a
     * window ended before now.
     */
    private void giveUp(String source, Instant now, String note) {
        database.update("""
                UPDATE certificates SET window_start = CASE WHEN window_start < TIMESTAMPTZ '%1$s' THEN window_start END,
                    window_end = least(window_end, TIMESTAMPTZ '%1$s'), finished_at = TIMESTAMPTZ '%1$s',
                    planned_at = TIMESTAMPTZ '%1$s' - INTERVAL 1 MICROSECOND, verdict = 'partial', enumeration = false, note = ?,
                    again = CASE WHEN starts_with(capture, 'WINDOWS') AND window_end <= TIMESTAMPTZ '%1$s' THEN 'due' END
                WHERE source = ? AND planned_at > TIMESTAMPTZ '%1$s'""".formatted(now), note, source);
    }

    private long pullBack(String table, List<String> columns, String source, Instant now) {
        String set = columns.stream()
                .map(column -> "%1$s = CASE WHEN %1$s > TIMESTAMPTZ '%2$s' THEN TIMESTAMPTZ '%2$s' ELSE %1$s END"
                        .formatted(column, now))
                .collect(Collectors.joining(", "));
        return database.update(
                "UPDATE %s SET %s WHERE source = ? AND (%s)".formatted(table, set, beyond(columns, now)), source);
    }
}
