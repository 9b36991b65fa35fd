package dev.coachstream.warehouse.sync;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.rows.FeedRows;
import dev.coachstream.warehouse.rows.LinkTable;
import dev.coachstream.warehouse.rows.RowsFunction;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.RowAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes absent records for deleted, when two whole listings lack them and the vendor, where it can be asked, has them no more. A whole
 * listing has shown a window from its beginning to its end in one go, unmoved, with every record readable; an empty one is none. Until
 * the second, begun after the first one's end, a record is missing since the first; whatever shows it in between clears that. Windows
 * of a feed are read one after the other, so of two certificates one always ended before the other began.
 *
 * <p>Many records that are missing at once are no deletion but an account that sees less: see {@link MassAbsence}.
 */
final class Deletions {
    public static final String NOT_MISSING = "missing_since = NULL, missing_certificate = NULL, missing_again = NULL";

    private final Database database;
    private final RowsFunction encoded;
    private final Links links;
    private final LackingWindows lacking;
    /** How many live records a listing could show when it began, by its certificate. */
    private final Map<Long, Map<Feed, Long>> expected = new HashMap<>();

    Deletions(Database database, Links links) {
        this.database = database;
        this.links = links;
        this.lacking = new LackingWindows(database);
        this.encoded = RowsFunction.of(database);
        database.run("CREATE OR REPLACE TEMP TABLE listed (certificate_id BIGINT, id VARCHAR)");
    }

    /** Whether the store has records that could turn out to be absent from the window's listing, which is about to begin. */
    boolean matter(Window window, Set<Feed> embedded) {
        if (!window.enumeration() || window.begun()) {
            return false;
        }
        Map<Feed, Long> live = new HashMap<>();
        live.put(window.feed(), live(window));
        embedded.forEach(feed -> live.put(feed, embedded(feed, window)));
        expected.put(window.certificate(), live);
        return live.getOrDefault(window.feed(), 0L) > 0;
    }

    private long live(Window window) {
        return database.number(
                "SELECT count(*) FROM %s t WHERE source = ? AND deleted_at IS NULL %s"
                        .formatted(window.feed().label(), Bounds.inside(window.span())),
                window.source());
    }

    private long embedded(Feed feed, Window window) {
        return database.number(
                """
                SELECT count(DISTINCT l.%2$s) FROM sessions t JOIN %1$s l ON l.source = t.source AND l.session_id = t.id
                WHERE t.source = ? AND t.deleted_at IS NULL %3$s""".formatted(LinkTable.table(feed), LinkTable.column(feed), Bounds.inside(window.span())),
                window.source());
    }

    /** Notes what is present. */
    void list(Window window, List<CoachingRecord> present) {
        try (RowAppender appender = database.temporary("listed")) {
            for (CoachingRecord item : present) {
                appender.begin();
                appender.number(window.certificate());
                appender.text(item.id());
                appender.end();
            }
        }
    }

    /** Forgets what was present. */
    void forget(Window window) {
        database.update("DELETE FROM listed WHERE certificate_id = ?", window.certificate());
    }

    /** What is seen is not missing, whichever version of it was read. What sessions embed is seen where one of them lists it. */
    void seen(FeedRows rows, boolean embedded) {
        if (rows.items().isEmpty() || rows.areAllNew()) {
            return;
        }
        Feed feed = rows.table().feed();
        String listed = embedded ? "AND " + Links.live(feed) : "";
        String missing = "FROM %s t WHERE t.source = ? AND t.missing_since IS NOT NULL".formatted(feed.label());
        if (database.number("SELECT count(*) FROM (%s LIMIT 1)".formatted(missing), rows.source()) > 0) {
            encoded.during(
                    rows,
                    rows.rowIndexes(),
                    () -> database.update(
                            """
                            UPDATE %s t SET %s WHERE t.source = ? AND t.missing_since IS NOT NULL
                                AND t.id IN (SELECT id FROM %s) %s""".formatted(feed.label(), NOT_MISSING, RowsFunction.NAME, listed), rows.source()));
        }
    }

    /** After a whole listing: notes which records in its window it lacks. Whether that counts is known when the feed's other windows are read. */
    void note(WriteContext context) {
        Window window = context.window();
        database.update(
                """
                UPDATE %s t SET missing_since = coalesce(missing_since, ?), missing_again = ?
                WHERE source = ? AND deleted_at IS NULL %s
                    AND NOT EXISTS (FROM listed l WHERE l.certificate_id = ? AND l.id = t.id)""".formatted(window.feed().label(), Bounds.inside(window.span())),
                context.now(),
                window.certificate(),
                window.source(),
                window.certificate());
    }

    /** What a listing that proves nothing expected is not held against what others lack. */
    void noteNothing(Window window) {
        expected.remove(window.certificate());
    }

    /** The ids of at most so many records that two listings lack; none where they are so many that something else must be wrong. */
    List<String> doubtful(Conclusion.Scope scope, int most) {
        if (absence(scope, scope.feed()) != null) {
            return List.of();
        }
        // In another order each time: one that cannot be asked for does not stand before the others for ever.
        return database.query(
                "SELECT id FROM %s WHERE source = ? AND deleted_at IS NULL AND %s ORDER BY md5(id || missing_again) LIMIT %s"
                        .formatted(scope.feed().label(), lackedTwice(scope), most),
                row -> row.getString(1),
                scope.source());
    }

    /** The id of a record that these windows have just shown. */
    Optional<String> listed(Conclusion.Scope scope) {
        String within = scope.windows().stream()
                .filter(Window::enumeration)
                .map(window -> "(true " + Bounds.inside(window.span()) + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
        return database.first(
                "SELECT id FROM %s t WHERE source = ? AND deleted_at IS NULL AND missing_since IS NULL AND %s LIMIT 1"
                        .formatted(scope.feed().label(), within),
                row -> row.getString(1),
                scope.source());
    }

    /** After a feed's windows: marks as deleted what is proven to be, what no session lists any more, and what hangs on that. */
    Conclusion conclude(Conclusion.Scope scope) {
        Conclusion all = conclude(scope, scope.feed());
        if (scope.proof().counts()) {
            keep(scope);
        }
        if (scope.whole()) {
            for (Feed feed : scope.embedded()) {
                long hanging = links.markWithSessions(scope.source(), feed, scope.now());
                all = all.plus(conclude(scope, feed)).plus(Conclusion.deleted(hanging));
            }
        }
        scope.windows().forEach(this::noteNothing);
        lacking.settle(scope, !all.held().isEmpty() || isHeldAllTheSame(scope));
        return all;
    }

    /** Where nothing is proven, many are not let go by being told to. */
    private boolean isHeldAllTheSame(Conclusion.Scope scope) {
        return scope.evenMany() && !scope.proof().counts() && absence(scope, scope.feed()) != null;
    }

    private Conclusion conclude(Conclusion.Scope scope, Feed feed) {
        MassAbsence absence = absence(scope, feed);
        if (absence == null) {
            return Conclusion.deleted(mark(scope, feed, scope.proof()));
        }
        if (!scope.evenMany()) {
            return Conclusion.held(absence);
        }
        return Conclusion.deleted(mark(scope, feed, scope.proof().letGo()));
    }

    private long mark(Conclusion.Scope scope, Feed feed, Proof proof) {
        return database.update(
                """
                UPDATE %s SET deleted_at = ?, changed_at = ?, deletion_proof = CASE
                    WHEN missing_certificate = missing_again THEN 'delisted'
                    ELSE 'certificates ' || missing_certificate || ' and ' || missing_again END, %s
                WHERE source = ? AND deleted_at IS NULL
                    AND (missing_again = missing_certificate OR (%s AND %s))""".formatted(feed.label(), NOT_MISSING, lackedTwice(scope), among(proof)),
                Stream.concat(Stream.of(scope.now(), scope.now(), scope.source()), proof.gone().stream())
                        .toArray());
    }

    private static String among(Proof proof) {
        if (proof.whole()) {
            return "true";
        }
        if (proof.gone().isEmpty()) {
            return "false";
        }
        return proof.gone().stream().map(id -> "?").collect(Collectors.joining(", ", "id IN (", ")"));
    }

    /** What these windows lack counts as the first listing that lacked it, if none did before. */
    private void keep(Conclusion.Scope scope) {
        database.update("""
                UPDATE %s SET missing_certificate = coalesce(missing_certificate, missing_again), missing_again = NULL
                WHERE source = ? AND missing_again IN %s AND missing_certificate IS DISTINCT FROM missing_again""".formatted(scope.feed().label(), certificates(scope)), scope.source());
    }

    private static String lackedTwice(Conclusion.Scope scope) {
        return "missing_certificate <> missing_again AND missing_again IN " + certificates(scope);
    }

    private static String certificates(Conclusion.Scope scope) {
        return LackingWindows.numbers(scope.windows());
    }

    /** Of what these windows, or sessions' lists, lack; null where it is not many. */
    private @Nullable MassAbsence absence(Conclusion.Scope scope, Feed feed) {
        long noticed = noticed(scope.source(), feed, scope.windows());
        if (noticed == 0) {
            return lacking.held(scope.source(), feed).orElse(null);
        }
        MassAbsence listed = new MassAbsence(feed, noticed, expected(feed, scope.windows()));
        if (listed.of() > 0 && listed.isOne()) {
            return listed;
        }
        MassAbsence all = database.first(
                        "SELECT count(missing_since), count(*) FROM %s WHERE source = ? AND deleted_at IS NULL"
                                .formatted(feed.label()),
                        row -> new MassAbsence(feed, row.getLong(1), row.getLong(2)),
                        scope.source())
                .orElseThrow();
        return all.isOne() ? all : lacking.held(scope.source(), feed).orElse(null);
    }

    /** Whether so much is lacking in these windows that none of it is taken for deleted. */
    boolean lackMany(String source, Feed feed, List<Window> windows) {
        return new MassAbsence(feed, noticed(source, feed, windows), expected(feed, windows)).isOne();
    }

    private long noticed(String source, Feed feed, List<Window> windows) {
        return database.number("""
                SELECT count(*) FROM %1$s WHERE source = ? AND deleted_at IS NULL
                    AND (missing_again IN %2$s OR missing_again = missing_certificate)""".formatted(feed.label(), LackingWindows.numbers(windows)), source);
    }

    private long expected(Feed feed, List<Window> windows) {
        return windows.stream()
                .mapToLong(window ->
                        expected.getOrDefault(window.certificate(), Map.of()).getOrDefault(feed, 0L))
                .sum();
    }
}
