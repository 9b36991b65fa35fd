package dev.coachstream.warehouse.sync;

import dev.coachstream.api.AccountIdentity;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Knows what each account of a store reads. Needs an open transaction. */
final class KnownAccounts {
    private static final String VENDOR = "vendor";

    private final Database database;

    public KnownAccounts(Database database) {
        this.database = database;
    }

    /**
     * Lets an account write; with consent, also one that reads something else than before.
     *
     * @throws ChangedAccount without that
     */
    public void admit(String account, AccountIdentity is, Consent consent, Instant now) {
        Map<String, String> known = known(account);
        List<String> changes = is.changesSince(identity(account, is, known));
        if (!changes.isEmpty()) {
            if (consent.startAnew().contains(account)) {
                remove(account, now);
            } else if (consent.takeOver().contains(account)) {
                takeOver(account, now);
            } else {
                throw new ChangedAccount(account, changes, held(account));
            }
        }
        Map<String, String> said = new TreeMap<>(is.settings());
        said.put(VENDOR, is.vendor());
        said.entrySet().removeAll(known.entrySet());
        said.forEach((name, value) -> keep(account, name, value));
    }

    /** Such as {@code 64 sessions}; a feed of which nothing is held is left out. */
    private List<String> held(String account) {
        return Arrays.stream(Feed.values())
                .map(feed -> database.first(
                                "SELECT count(*) FROM " + feed.label() + " WHERE source = ?",
                                row -> row.getLong(1),
                                account)
                        .filter(count -> count > 0)
                        .map(count -> count + " " + feed.label()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What it was; of an account that older programs wrote, only the vendor is known, and of a new one nothing has changed. */
    private AccountIdentity identity(String account, AccountIdentity is, Map<String, String> known) {
        Map<String, String> settings = new TreeMap<>(known);
        String vendor = settings.remove(VENDOR);
        if (vendor == null) {
            vendor = database.first("SELECT vendor FROM sync_state WHERE source = ?", row -> row.getString(1), account)
                    .orElse(is.vendor());
        }
        return new AccountIdentity(vendor, settings);
    }

    private Map<String, String> known(String account) {
        Map<String, String> known = new TreeMap<>();
        database.query(
                        "SELECT setting, value FROM accounts WHERE source = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        account)
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    private void keep(String account, String name, String value) {
        database.update("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?)", account, name, value);
    }

    /** The records stay; how far they were read, and what was missing, is said of something else. */
    private void takeOver(String account, Instant now) {
        Ledger ledger = new Ledger(database);
        for (Feed feed : Feed.values()) {
            ledger.abandon(account, feed, now);
            database.update(
                    "UPDATE %s SET %s WHERE source = ? AND missing_since IS NOT NULL"
                            .formatted(feed.label(), Deletions.NOT_MISSING),
                    account);
        }
        database.update("UPDATE sync_state SET covered_until = NULL WHERE source = ?", account);
    }

    /** All that is said of the account; the diary of runs stays. */
    private void remove(String account, Instant now) {
        List<String> tables = database.query(
                "SELECT table_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) WHERE column_name = 'source'"
                        + " AND table_name NOT IN ('accounts', 'runs') AND NOT duckdb_tables.internal AND NOT duckdb_tables.temporary",
                row -> row.getString(1));
        tables.forEach(table -> database.update("DELETE FROM " + table + " WHERE source = ?", account));
        database.update("INSERT INTO erasures VALUES (?)", now);
    }
}
