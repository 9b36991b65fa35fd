package dev.coachstream.reliability.simulation;

import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;

/** One store for many runs, each of which begins with an empty one: making a store takes as long as several syncs. */
final class StoreUnderTest implements AutoCloseable {
    private static final Duration NEVER = Duration.ofDays(365_000);

    private final Path file;
    private final StandingTime time = new StandingTime(SimulatedAccount.START);
    private final StoreOptions options = StoreOptions.defaults().time(time).publishEvery(NEVER);
    private Store store;

    /** Makes it. */
    StoreUnderTest(Path file) {
        this.file = file;
        store = opened();
    }

    StandingTime time() {
        return time;
    }

    Store store() {
        return store;
    }

    /** Takes out whatever an earlier run left. */
    void empty() {
        Database database = store.database();
        database.query(
                        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store' AND table_name <> 'schema_version'",
                        row -> row.getString(1))
                .forEach(table -> database.update("DELETE FROM " + table));
    }

    /** To plan a statement well takes longer than to run it over so few rows. */
    private Store opened() {
        Store opened = Store.open(file, options);
        opened.database().run("PRAGMA disable_optimizer");
        return opened;
    }

    /** As a process does that comes after another. */
    void reopen() {
        store.close();
        store = opened();
    }

    @Override
    public void close() {
        store.close();
    }
}
