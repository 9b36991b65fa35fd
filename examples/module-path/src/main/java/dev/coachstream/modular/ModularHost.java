package dev.coachstream.modular;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.Host;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.sync.SourceTraffic;
import dev.coachstream.warehouse.sync.Sync;
import dev.coachstream.warehouse.sync.SyncListener;
import dev.coachstream.warehouse.sync.SyncOptions;
import dev.coachstream.warehouse.sync.SyncReport.Account;
import java.nio.file.Path;
import java.util.List;

/** Syncs every configured account into a store: {@code coachstream.yaml store.duckdb}. */
public final class ModularHost {
    private ModularHost() {}

    public static void main(String[] args) {
        Configuration configuration = ConfigurationReader.load(Path.of(args[0]));
        CoachingSources adapters = CoachingSources.find();
        SourceTraffic traffic = new SourceTraffic();
        Host host = new Host(TimeSource.system(), traffic);
        try (Store store = Store.open(Path.of(args[1]), StoreOptions.defaults())) {
            Sync sync = new Sync(store, SyncOptions.defaults(), traffic, SyncListener.NONE);
            for (SourceConfig account : configuration.sources()) {
                try (CoachingSource source = configuration.open(account, adapters, host)) {
                    sync.run(List.of(source)).accounts().forEach(ModularHost::print);
                }
            }
        }
    }

    private static void print(Account account) {
        System.out.println(account.source() + " " + account.outcome() + " " + account.changes());
    }
}
