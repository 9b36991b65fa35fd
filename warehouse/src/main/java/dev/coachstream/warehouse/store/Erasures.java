package dev.coachstream.warehouse.store;

import java.time.Instant;

/**
 * Whether private text was cleared whose bytes are still in the store's file, where DuckDB leaves them. Written with what clears it,
 * so that a sync that is killed leaves it to the next one.
 */
public final class Erasures {
    private final Database database;

    public Erasures(Database database) {
        this.database = database;
    }

    public void want(Instant now) {
        database.update("INSERT INTO erasures SELECT ? WHERE NOT EXISTS (FROM erasures)", now);
    }

    boolean areWanted() {
        return database.number("SELECT count(*) FROM erasures") > 0;
    }
}
