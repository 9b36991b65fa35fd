package dev.coachstream.aggregator.command;

import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.TimeSource;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many records of each feed of each account a store holds. One that is not there, or cannot be read, knows of none. */
final class StoredCounts implements Foresight.Known {
    private final Map<String, Long> counts = new HashMap<>();

    StoredCounts(Path store, TimeSource time) {
        try (StoreReader reader =
                StoreReader.open(store, StoreOptions.defaults().time(time))) {
            reader.rows("SELECT source || '/' || feed, (records - deleted)::BIGINT FROM feed_status WHERE records > 0")
                    .cells()
                    .forEach(row -> counts.put(String.valueOf(row.get(0)), Long.valueOf(String.valueOf(row.get(1)))));
        } catch (StoreException e) {
            counts.clear(); // what a store would know is a help, and no more
        }
    }

    @Override
    public Optional<Long> records(ReadPlan plan) {
        return Optional.ofNullable(counts.get(plan.source() + "/" + plan.feed().label()));
    }
}
