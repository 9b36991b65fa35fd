package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.capture.ReadWindow;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The windows of creation times that lacked what is stored. Nothing else reads them once they are older than the lookback, so they are read again: {@code missing} ones
 * until a second listing and the vendor have decided, {@code held} ones, of which so many were missing at once that none was taken for deleted, until those are back or
 * let go.
 */
final class LackingWindows {
    private static final Capture CREATION = Capture.windows(Axis.CREATED);
    private static final String MISSING = "missing";
    private static final String HELD = "held";

    private final Database database;

    LackingWindows(Database database) {
        this.database = database;
    }

    /** A window that lacked records. */
    record Lacking(
            long certificate,
            @Nullable Instant since,
            @Nullable Instant until,
            boolean held) {

        /** What of it, from its first such instant to its last, none of these windows is about. */
        Optional<ReadWindow> without(List<ReadWindow> others) {
            Instant from = Bounds.bound(since, Instant.MIN);
            for (ReadWindow other : sorted(others)) {
                Instant end = Bounds.bound(other.until(), Instant.MAX);
                from = !start(other).isAfter(from) && end.isAfter(from) ? end : from;
            }
            Instant to = Bounds.bound(until, Instant.MAX);
            List<ReadWindow> ascending = sorted(others);
            for (int i = ascending.size() - 1; i >= 0; i--) {
                Instant start = start(ascending.get(i));
                Instant end = Bounds.bound(ascending.get(i).until(), Instant.MAX);
                to = start.isBefore(to) && !end.isBefore(to) ? start : to;
            }
            return from.isBefore(to)
                    ? Optional.of(new ReadWindow(Axis.CREATED, Bounds.finite(from), Bounds.finite(to)))
                    : Optional.empty();
        }

        private static List<ReadWindow> sorted(List<ReadWindow> windows) {
            return windows.stream().sorted(Comparator.comparing(Lacking::start)).toList();
        }

        private static Instant start(ReadWindow window) {
            return Bounds.bound(window.since(), Instant.MIN);
        }

        private String word() {
            return held ? HELD : MISSING;
        }

        private ReadWindow span() {
            return new ReadWindow(Axis.CREATED, since, until);
        }
    }

    /** Whether a feed is read in windows that are read again. */
    static boolean matter(Capture capture) {
        return capture.equals(CREATION);
    }

    /** Those of a feed, in another order in each run: what cannot be settled does not stand before the others for ever. */
    List<Lacking> of(String source, Feed feed, long run) {
        return database.query(
                """
                SELECT certificate_id, window_start, window_end, again = 'held' AS held FROM certificates
                WHERE source = ? AND feed = ? AND again IN ('missing', 'held') ORDER BY md5(certificate_id || ' ' || ?)""",
                row -> new Lacking(
                        row.getLong("certificate_id"),
                        Database.instant(row, "window_start"),
                        Database.instant(row, "window_end"),
                        row.getBoolean("held")),
                source,
                feed.label(),
                run);
    }

    /** How many records of a time are missing. */
    long missing(String source, Feed feed, ReadWindow within) {
        return database.number(
                "SELECT count(*) FROM %s t WHERE source = ? AND deleted_at IS NULL AND missing_since IS NOT NULL %s"
                        .formatted(feed.label(), Bounds.inside(within)),
                source);
    }

    /** How many records were read of those windows among these that lack some. */
    long rowsOfLacking(List<Window> windows) {
        return database.number(
                "SELECT coalesce(sum(rows), 0)::BIGINT FROM certificates WHERE again = 'missing' AND certificate_id IN "
                        + numbers(windows));
    }

    /** Notes that a window which has ended lacks records, or has shown sessions that no longer list some. */
    void note(Window window, List<Feed> embedded) {
        if (!matter(window.capture()) || !window.enumeration()) {
            return;
        }
        String lacked = embedded.stream()
                .map(feed ->
                        " OR EXISTS (FROM %s t WHERE t.source = c.source AND t.missing_certificate = c.certificate_id AND t.missing_again = c.certificate_id)"
                                .formatted(feed.label()))
                .collect(Collectors.joining());
        database.update("""
                UPDATE certificates c SET again = 'missing' WHERE certificate_id = ? AND again IS NULL AND (
                    EXISTS (FROM %s t WHERE t.source = c.source AND t.deleted_at IS NULL AND t.missing_again = c.certificate_id)%s)""".formatted(window.feed().label(), lacked), window.certificate());
    }

    /**
     * Of the windows of which so many were missing that they were held back: how many are missing still, if they are many of one, or of all, however much
     * else was read meanwhile. So they stay held until they are back or let go.
     */
    Optional<MassAbsence> held(String source, Feed feed) {
        List<String> spans = of(source, feed, 0).stream()
                .filter(Lacking::held)
                .map(window -> "(true " + Bounds.inside(window.span()) + ")")
                .toList();
        return Stream.concat(spans.stream(), Stream.of(String.join(" OR ", spans)))
                .filter(span -> !span.isEmpty())
                .map(span -> absence(source, feed, span))
                .filter(MassAbsence::isOne)
                .findFirst();
    }

    private MassAbsence absence(String source, Feed feed, String span) {
        return database.first(
                        "SELECT count(missing_since), count(*) FROM %s t WHERE source = ? AND deleted_at IS NULL AND (%s)"
                                .formatted(feed.label(), span),
                        row -> new MassAbsence(feed, row.getLong(1), row.getLong(2)),
                        source)
                .orElseThrow();
    }

    /** After it was decided what became of what these windows lacked: which ones are to be read again. */
    void settle(Conclusion.Scope scope, boolean held) {
        List<Lacking> all = of(scope.source(), scope.feed(), 0);
        List<Window> whole = all.isEmpty() ? List.of() : whole(scope.windows());
        for (Lacking known : all) {
            boolean own = scope.windows().stream().anyMatch(window -> window.certificate() == known.certificate());
            String again = own ? ofThisRead(known, scope, held) : ofAnEarlierOne(known, scope, held, whole);
            database.update("UPDATE certificates SET again = ? WHERE certificate_id = ?", again, known.certificate());
        }
    }

    private @Nullable String ofThisRead(Lacking window, Conclusion.Scope scope, boolean held) {
        if (held) {
            List<ReadWindow> known = of(scope.source(), scope.feed(), 0).stream()
                    .filter(other -> other.held() && other.certificate() != window.certificate())
                    .map(Lacking::span)
                    .toList();
            return window.without(known).isPresent() ? HELD : null;
        }
        boolean again = !scope.whole() || (scope.asks() && (scope.proof().unfinished() || isTheFirst(window, scope)));
        return again ? MISSING : null;
    }

    private @Nullable String ofAnEarlierOne(Lacking window, Conclusion.Scope scope, boolean held, List<Window> whole) {
        if (held && window.held()) {
            return HELD;
        }
        // An empty listing is none where something is missing.
        List<ReadWindow> listings = whole.stream()
                .filter(read -> rows(read) > 0 || missing(scope.source(), scope.feed(), read.span()) == 0)
                .map(Window::span)
                .toList();
        boolean settled = window.without(listings).isEmpty()
                || (scope.whole() && !window.held() && missing(scope.source(), scope.feed(), window.span()) == 0);
        return settled ? null : window.word();
    }

    private long rows(Window window) {
        return database.number("SELECT rows FROM certificates WHERE certificate_id = ?", window.certificate());
    }

    /** Whether it was the first listing that lacked something: what a second one lacks, too, the vendor was asked for. */
    private boolean isTheFirst(Lacking window, Conclusion.Scope scope) {
        return database.number("""
                        SELECT count(*) FROM %s t JOIN certificates c ON c.source = t.source AND c.certificate_id IN (t.missing_certificate, t.missing_again)
                        WHERE c.certificate_id = ? AND t.deleted_at IS NULL AND t.missing_since >= c.planned_at""".formatted(scope.feed().label()), window.certificate()) > 0;
    }

    /** Those that were read whole, and in one go. */
    private List<Window> whole(List<Window> windows) {
        List<Long> whole = database.query(
                "SELECT certificate_id FROM certificates WHERE enumeration AND NOT resumed AND finished_at IS NOT NULL"
                        + " AND verdict IN ('complete', 'unknown-total') AND certificate_id IN " + numbers(windows),
                row -> row.getLong(1));
        return windows.stream()
                .filter(window -> whole.contains(window.certificate()))
                .toList();
    }

    /** The windows' certificates, as a list in SQL. */
    static String numbers(List<Window> windows) {
        return Stream.concat(Stream.of("NULL"), windows.stream().map(window -> String.valueOf(window.certificate())))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
