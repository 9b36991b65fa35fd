package dev.coachstream.warehouse.sync;

import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The diary of a store: which syncs ran, how they ended, and what vendors sent that no document lists. */
final class Runs {
    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    long next() {
        return database.number("SELECT nextval('run_numbers')");
    }

    long begin(long run, String source, String vendor, boolean everything, Instant now) {
        return database.update("""
                INSERT INTO runs (run_id, source, vendor, everything, started_at, outcome, added, changed, deleted, requests)
                VALUES (?, ?, ?, ?, ?, 'running', 0, 0, 0, 0)""", run, source, vendor, everything, now);
    }

    long end(long run, SyncReport.Account account, Instant now) {
        Changes changes = account.changes();
        String kind = account.errorKind() == null ? null : account.errorKind().name();
        return database.update(
                """
                UPDATE runs SET finished_at = ?, outcome = ?, error_kind = ?, error = ?, added = ?, changed = ?, deleted = ?,
                    requests = ? WHERE run_id = ? AND source = ?""",
                now,
                account.outcome().label(),
                kind,
                account.error(),
                changes.added(),
                changes.changed(),
                changes.deleted(),
                account.requests(),
                run,
                account.source());
    }

    /** Keeps what drifted; gives what was not known before, in words. */
    List<String> drifted(String vendor, Map<SourceTraffic.Drift, Long> drift, Instant now) {
        List<String> fresh = new ArrayList<>();
        drift.forEach((what, records) -> {
            if (isNew(what)) {
                fresh.add("%s %s (%s)".formatted(what.feed().label(), what.path(), what.type()));
            }
            keep(vendor, what, records, now);
        });
        return fresh.stream().sorted().toList();
    }

    private boolean isNew(SourceTraffic.Drift what) {
        return database.number(
                        "SELECT count(*) FROM drift WHERE source = ? AND feed = ? AND path = ? AND type = ?",
                        what.source(),
                        what.feed().label(),
                        what.path(),
                        what.type())
                == 0;
    }

    private void keep(String vendor, SourceTraffic.Drift what, long records, Instant now) {
        database.update("""
                INSERT INTO drift VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET last_seen = excluded.last_seen, records = excluded.records""", what.source(), vendor, what.feed().label(), what.path(), what.type(), now, now, records);
    }
}
