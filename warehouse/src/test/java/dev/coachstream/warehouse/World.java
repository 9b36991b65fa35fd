package dev.coachstream.warehouse;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import dev.coachstream.warehouse.sync.SourceTraffic;
import dev.coachstream.warehouse.sync.Sync;
import dev.coachstream.warehouse.sync.SyncListener;
import dev.coachstream.warehouse.sync.SyncOptions;
import dev.coachstream.warehouse.sync.SyncReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Three simulated vendors, an account at each, and a store that they are synced into. Time stands still unless moved. */
public final class World implements AutoCloseable {
    /** A day after everything that the simulated vendors hold at first. */
    public static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

    public static final String SUPPORT = "support";
    public static final String SALES = "sales";
    public static final String FLEET = "fleet";

    public final SimulatedMaestroQa maestroQa;
    public final SimulatedCresta cresta;
    public final SimulatedSamsara samsara;
    public final FakeTime time = new FakeTime(NOW);
    public final Path store;
    /** What the syncs noted. */
    public final List<String> notes = new CopyOnWriteArrayList<>();

    private final SourceTraffic traffic = new SourceTraffic(time);
    private final List<CoachingSource> open = new ArrayList<>();

    public World(Path folder, DataSet data) {
        maestroQa = SimulatedMaestroQa.start(data);
        cresta = SimulatedCresta.start(data.withSeed(2));
        samsara = SimulatedSamsara.start(data.withSeed(3));
        store = folder.resolve("coaching.duckdb");
    }

    public static World small(Path folder) {
        return new World(folder, DataSet.small());
    }

    public CoachingSource support() {
        return open(SUPPORT, "maestroqa", maestroQa, Map.of("page-size", "50"));
    }

    /** One request after the other, so that it is certain which pages are read when something moves. */
    public CoachingSource supportOneByOne() {
        return open(SUPPORT, "maestroqa", maestroQa, Map.of("page-size", "50", "max-in-flight", "1"));
    }

    public CoachingSource sales() {
        return open(
                SALES,
                "cresta",
                cresta,
                Map.of(
                        "customer",
                        CrestaData.customer(),
                        "profile",
                        CrestaData.profile(),
                        "usecase",
                        CrestaData.usecase(),
                        "page-size",
                        "50"));
    }

    public CoachingSource fleet() {
        return open(FLEET, "samsara", samsara, Map.of());
    }

    /** The same MaestroQA account through its older export. */
    public CoachingSource archive() {
        return open("archive", "maestroqa", maestroQa, Map.of("api", "legacy-export", "first-day", "2025-01-01"));
    }

    public List<CoachingSource> everybody() {
        return List.of(support(), sales(), fleet());
    }

    private CoachingSource open(String name, String vendor, SimulatedVendor at, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("base-url", at.url().toString());
        settings.put("token", at.token());
        settings.put("quota", "unlimited");
        CoachingSource source =
                CoachingSources.find().open(SourceConfig.of(name, vendor, settings), new Host(time, traffic));
        open.add(source);
        return source;
    }

    public StoreOptions storeOptions() {
        return StoreOptions.defaults().time(time).publishEvery(Duration.ofDays(1));
    }

    /** Small batches, so that there are several. */
    public static SyncOptions options() {
        return SyncOptions.defaults().batchRows(100).transactionRows(200);
    }

    /** Syncs, one minute later. */
    public SyncReport sync(SyncOptions options, CoachingSource... sources) {
        return sync(options, List.of(sources));
    }

    public SyncReport sync(SyncOptions options, List<CoachingSource> sources) {
        time.advance(Duration.ofMinutes(1));
        try (Store opened = Store.open(store, storeOptions())) {
            return new Sync(opened, options, traffic, listener()).run(sources);
        }
    }

    private SyncListener listener() {
        return new SyncListener() {
            @Override
            public void noted(String source, String note) {
                notes.add(note);
            }
        };
    }

    /** The rows of a query, cells parted by a bar. */
    public List<String> query(String sql) {
        return query(store, storeOptions(), sql);
    }

    public static List<String> query(Path store, StoreOptions options, String sql) {
        try (StoreReader reader = StoreReader.open(store, options)) {
            return query(reader.database(), sql);
        }
    }

    public static List<String> query(Database database, String sql) {
        return database.query(sql, row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                cells.add(row.getString(i));
            }
            return String.join("|", cells.stream().map(String::valueOf).toList());
        });
    }

    public long number(String sql) {
        return Long.parseLong(query(sql).get(0));
    }

    /** Everything that describes coaching, and not the reading of it. */
    public List<String> records() {
        return records(store, storeOptions());
    }

    public static List<String> records(Path store, StoreOptions options) {
        List<String> all = new ArrayList<>();
        try (StoreReader reader = StoreReader.open(store, options)) {
            for (String table : List.of("sessions", "points", "todos", "session_points", "session_todos", "people")) {
                query(reader.database(), "FROM " + table + " ORDER BY ALL").forEach(row -> all.add(table + ": " + row));
            }
        }
        return all;
    }

    @Override
    public void close() {
        open.forEach(CoachingSource::close);
        maestroQa.close();
        cresta.close();
        samsara.close();
    }
}
