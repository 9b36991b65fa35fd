package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.Capture.Way;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.warehouse.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The books of a store: where each feed stands, which windows are planned, and what their reading showed. */
final class Ledger {
    private static final String PENDING = """
            SELECT c.*, CASE WHEN r.everything THEN c.planned_at END AS anew_since
            FROM certificates c LEFT JOIN runs r ON r.run_id = c.run_id AND r.source = c.source
            WHERE c.source = ? AND c.feed = ? AND c.finished_at IS NULL ORDER BY c.certificate_id""";

    private final Database database;

    public Ledger(Database database) {
        this.database = database;
    }

    /** Which windows are to be read again. */
    DoubtfulWindows doubtful() {
        return new DoubtfulWindows(database);
    }

    /** Which windows lacked records. */
    LackingWindows lacking() {
        return new LackingWindows(database);
    }

    /** Opens the account for a feed, or brings its description up to date. */
    void describe(String source, String vendor, Feed feed, Capabilities can) {
        database.update(
                """
                INSERT INTO sync_state (source, feed, vendor, capture, blind_spot, acknowledgements, untold) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET vendor = excluded.vendor, capture = excluded.capture,
                    blind_spot = excluded.blind_spot, acknowledgements = excluded.acknowledgements, untold = excluded.untold""",
                source,
                feed.label(),
                vendor,
                can.feed(source, feed).capture().toString(),
                can.blindSpot(),
                can.acknowledgements(),
                can.untold());
    }

    SyncState state(String source, Feed feed) {
        return database.first(
                        "SELECT covered_until, feed_since, certificate_id, cursor FROM sync_state WHERE source = ? AND feed = ?",
                        row -> new SyncState(
                                Database.instant(row, "covered_until"),
                                Database.instant(row, "feed_since"),
                                Database.number(row, "certificate_id"),
                                row.getString("cursor")),
                        source,
                        feed.label())
                .orElse(SyncState.NEW);
    }

    /** Windows that were planned and are not read to their end, oldest first. */
    List<Window> pending(String source, Feed feed) {
        return database.query(PENDING, row -> window(row, feed), source, feed.label());
    }

    private static Window window(ResultSet row, Feed feed) throws SQLException {
        Evidence read = new Evidence(
                row.getLong("requests"),
                row.getLong("pages"),
                row.getLong("rows"),
                row.getLong("left_out"),
                Database.number(row, "first_total"),
                Database.number(row, "last_total"),
                row.getBoolean("moved"),
                row.getLong("rejected"),
                false,
                "due".equals(row.getString("again")));
        return new Window(
                row.getLong("certificate_id"),
                row.getString("source"),
                feed,
                Capture.parse(row.getString("capture")),
                Axis.valueOf(row.getString("axis")),
                Database.instant(row, "window_start"),
                Database.instant(row, "window_end"),
                row.getBoolean("enumeration"),
                Database.instant(row, "anew_since"),
                read);
    }

    /** Plans a window; it is read after those that were planned before. */
    void plan(long run, String source, Feed feed, Capture capture, PlannedWindow span, Instant now) {
        database.update(
                """
                INSERT INTO certificates BY NAME SELECT nextval('certificate_numbers') AS certificate_id, ? AS run_id,
                    ? AS source, ? AS feed, ? AS capture, ? AS axis, ?::TIMESTAMPTZ AS window_start,
                    ?::TIMESTAMPTZ AS window_end, ? AS enumeration, ? AS planned_at, 0 AS requests, 0 AS pages,
                    0 AS rows, false AS moved, 0 AS rejected, false AS resumed, 0 AS digest, ? AS verdict""",
                run,
                source,
                feed.label(),
                capture.toString(),
                span.axis().name(),
                span.since(),
                span.until(),
                span.enumeration(),
                now,
                Verdict.PARTIAL.label());
    }

    /** Notes that a window is begun again from its start, and why. */
    long restart(Window window, @Nullable Instant feedSince, boolean enumeration, String note) {
        database.update(
                "UPDATE sync_state SET cursor = NULL, feed_since = ? WHERE source = ? AND feed = ?",
                feedSince,
                window.source(),
                window.feed().label());
        database.update("""
                UPDATE certificates SET pages = 0, rows = 0, left_out = 0, first_total = NULL, last_total = NULL, moved = false,
                    rejected = 0, resumed = false, digest = 0, again = NULL, enumeration = ?, note = ?
                WHERE certificate_id = ?""", enumeration, note, window.certificate());
        return database.update("DELETE FROM rejected WHERE certificate_id = ?", window.certificate());
    }

    /** Gives up what is planned: everything is to be read anew. */
    public void abandon(String source, Feed feed, Instant now) {
        database.update(
                "UPDATE certificates SET again = 'planned' WHERE source = ? AND feed = ? AND again = 'due'",
                source,
                feed.label());
        database.update("""
                UPDATE certificates SET finished_at = ?, note = 'given up for a read of everything'
                WHERE source = ? AND feed = ? AND finished_at IS NULL""", now, source, feed.label());
        database.update(
                "UPDATE sync_state SET certificate_id = NULL, cursor = NULL, feed_since = NULL WHERE source = ? AND feed = ?",
                source,
                feed.label());
    }

    /** Where a window of creation times can be cut so that each part holds about so many of the records stored. */
    List<Instant> cuts(String source, Feed feed, int records, @Nullable Instant since, Instant until) {
        return database.query(
                """
                SELECT DISTINCT created_at FROM (
                    SELECT created_at, row_number() OVER (ORDER BY created_at) AS nth FROM %s
                    WHERE source = ? AND deleted_at IS NULL AND created_at < ?
                        AND created_at >= coalesce(?, '-infinity'::TIMESTAMPTZ))
                WHERE nth %% ? = 0 ORDER BY created_at""".formatted(feed.label()),
                row -> Objects.requireNonNull(Database.instant(row, "created_at")),
                source,
                until,
                since,
                records);
    }

    /**
     * The newest change of a source's feed that the store holds; null when it holds none. A change that its vendor dates after it was
     * read is none: it would hide all those that came since.
     */
    @Nullable
    Instant newestChange(String source, Feed feed) {
        return database.query(
                        "SELECT max(updated_at) AS newest FROM %s WHERE source = ? AND updated_at <= changed_at"
                                .formatted(feed.label()),
                        row -> new Newest(Database.instant(row, "newest")),
                        source)
                .get(0)
                .at();
    }

    private record Newest(@Nullable Instant at) {}

    /** Notes that a window which an earlier run has begun goes on. */
    Window resume(Window window) {
        database.update("UPDATE certificates SET resumed = true WHERE certificate_id = ?", window.certificate());
        return window.resumed();
    }

    /** Books a batch: what its reading showed, and the cursor that covers its rows. */
    void book(Batch batch, WriteContext context) {
        Evidence read = batch.readSoFar();
        database.update(
                """
                UPDATE certificates SET requests = ?, pages = ?, rows = ?, left_out = ?, first_total = ?, last_total = ?, moved = ?,
                    rejected = ?, digest = xor(digest, ?::UBIGINT), again = CASE WHEN ? THEN 'due' END WHERE certificate_id = ?""",
                read.requests(),
                read.pages(),
                read.rows(),
                read.leftOut(),
                read.firstTotal(),
                read.lastTotal(),
                read.moved(),
                read.rejected(),
                Long.toUnsignedString(batch.rows().read().fingerprint()),
                read.openEnded(),
                batch.window().certificate());
        database.update(
                "UPDATE sync_state SET certificate_id = ?, cursor = coalesce(?, cursor) WHERE source = ? AND feed = ?",
                batch.window().certificate(),
                batch.cursor(),
                batch.window().source(),
                batch.window().feed().label());
        for (RejectedRecord record : batch.rejected()) {
            reject(record, context);
        }
    }

    /** Once in a run, in however many windows it is met. What has no id cannot be known again. */
    private void reject(RejectedRecord record, WriteContext context) {
        Window window = context.window();
        database.update(
                """
                INSERT INTO rejected
                SELECT n.* FROM (SELECT ? AS certificate_id, ? AS source, ? AS feed, ? AS id, ? AS field, ? AS reason, ?::TIMESTAMPTZ AS seen_at) n
                WHERE n.id IS NULL OR NOT EXISTS (
                    FROM rejected r JOIN certificates c USING (certificate_id) JOIN certificates o ON o.certificate_id = n.certificate_id
                    WHERE r.source = n.source AND r.feed = n.feed AND r.id = n.id AND r.field = n.field AND r.reason = n.reason
                        AND c.run_id = o.run_id)""",
                window.certificate(),
                window.source(),
                window.feed().label(),
                record.id(),
                record.field(),
                record.reason(),
                context.now());
    }

    /**
     * Ends a window whose last batch is booked; the last one planned brings its feed up to date. Where the clock was ahead when it was
     * planned, nobody knows up to when that is. A window of times that may lack something is due once more; everything else is read each time anyway.
     */
    Verdict finish(Evidence read, WriteContext context) {
        Window window = context.window();
        Verdict verdict = read.verdict();
        database.update(
                "UPDATE certificates SET finished_at = ?, verdict = ?, again = CASE WHEN ? THEN 'due' END WHERE certificate_id = ?",
                context.now(),
                verdict.label(),
                read.isDoubtful() && window.capture().way() == Way.WINDOWS,
                window.certificate());
        database.update(
                """
                UPDATE sync_state SET certificate_id = NULL, cursor = CASE WHEN ? THEN cursor END,
                    covered_until = CASE
                        WHEN EXISTS (FROM certificates c WHERE c.source = ? AND c.feed = ? AND c.finished_at IS NULL)
                        THEN covered_until
                        ELSE (SELECT CASE WHEN planned_at <= ? THEN planned_at ELSE covered_until END
                            FROM certificates WHERE certificate_id = ?) END
                WHERE source = ? AND feed = ?""",
                window.capture().isChangeFeed(),
                window.source(),
                window.feed().label(),
                context.now(),
                window.certificate(),
                window.source(),
                window.feed().label());
        return verdict;
    }
}
