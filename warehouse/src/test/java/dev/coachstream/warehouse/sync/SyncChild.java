package dev.coachstream.warehouse.sync;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.spi.Host;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process that syncs three accounts, until it is done or killed: {@code store maestroqa-url cresta-url samsara-url}. */
public final class SyncChild {
    /** What it prints when it is about to open the store. */
    public static final String READY = "ready";

    private static final Map<String, String> CRESTA =
            Map.of("customer", CrestaData.customer(), "profile", CrestaData.profile(), "usecase", CrestaData.usecase());

    private SyncChild() {}

    public static void main(String[] args) {
        SourceTraffic traffic = new SourceTraffic();
        Host host = new Host(new StillTime(), traffic);
        List<CoachingSource> sources = List.of(
                open("support", "maestroqa", args[1], Map.of("page-size", "20"), host),
                open("sales", "cresta", args[2], CRESTA, host),
                open("fleet", "samsara", args[3], Map.of(), host));
        System.out.println(READY);
        StoreOptions options = StoreOptions.defaults().time(new StillTime()).publishEvery(Duration.ofMillis(200));
        try (Store store = Store.open(Path.of(args[0]), options)) {
            SyncReport report = new Sync(
                            store, SyncOptions.defaults().batchRows(40).transactionRows(60), traffic, SyncListener.NONE)
                    .run(sources);
            if (!report.done()) {
                throw new IllegalStateException(report.toString());
            }
        }
        sources.forEach(CoachingSource::close);
    }

    private static CoachingSource open(String name, String vendor, String url, Map<String, String> more, Host host) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("base-url", url);
        settings.put("token", vendor + "-simulated-token");
        settings.put("quota", "unlimited");
        return CoachingSources.find().open(SourceConfig.of(name, vendor, settings), host);
    }

    /** Every run is at the same time, so that what an interrupted one stores can be equal to the last column. */
    private static final class StillTime implements TimeSource {
        @Override
        public Instant now() {
            return World.NOW;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
