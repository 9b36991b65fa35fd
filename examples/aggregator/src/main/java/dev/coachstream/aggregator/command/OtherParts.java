package dev.coachstream.aggregator.command;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Accounts that a part's store has from before, when they were in this part: another part reads them now, and nothing keeps these records true. */
final class OtherParts {
    private OtherParts() {}

    /** A sentence for each. */
    static List<String> left(Path store, Configuration configuration, Set<String> part, TimeSource time) {
        ResultTable sources = StoreReader.read(
                store,
                StoreOptions.defaults().time(time),
                reader -> reader.rows("SELECT DISTINCT source FROM sync_state"));
        Set<String> held = new HashSet<>();
        sources.cells().forEach(row -> held.add(String.valueOf(row.get(0))));
        return configuration.sources().stream()
                .map(SourceConfig::name)
                .filter(name -> held.contains(name) && !part.contains(name))
                .map(name ->
                        "%s was in this part before: what %s has of it is not brought up to date any more, and counts twice beside its new part's"
                                .formatted(name, store.getFileName()))
                .toList();
    }
}
