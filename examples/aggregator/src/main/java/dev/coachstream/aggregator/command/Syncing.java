package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Progress;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Exchange;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Host;
import dev.coachstream.warehouse.lists.Labels;
import dev.coachstream.warehouse.people.PersonResolver;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.sync.SourceTraffic;
import dev.coachstream.warehouse.sync.Sync;
import dev.coachstream.warehouse.sync.SyncListener;
import dev.coachstream.warehouse.sync.SyncOptions;
import dev.coachstream.warehouse.sync.SyncReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Syncs accounts into a store while somebody watches. */
final class Syncing {
    private final Surroundings surroundings;
    private final boolean quiet;
    private final Ending ending;
    private final SourceTraffic traffic;
    private final List<String> doubts = new ArrayList<>();

    Syncing(Surroundings surroundings, boolean quiet, Ending ending) {
        this.surroundings = surroundings;
        this.quiet = quiet;
        this.traffic = new SourceTraffic(surroundings.time());
        this.ending = ending;
    }

    /**
     * @param lists what is kept by hand
     * @param accounts opens the accounts on a host; the store is opened first, so that a second writer asks nobody anything
     */
    SyncReport sync(Path file, SyncOptions options, HandLists lists, Function<Host, Accounts.OpenAccounts> accounts) {
        StoreOptions storeOptions = StoreOptions.defaults().time(surroundings.time());
        try (Store store = Store.open(file, storeOptions);
                Progress progress = new Progress(surroundings.streams(), surroundings.time(), quiet).beating();
                Accounts.OpenAccounts open =
                        accounts.apply(surroundings.host(new CompositeListener(traffic, progress)))) {
            SyncReport report = run(new Sync(store, options, traffic, new Watch(open, progress)), open);
            takeIn(lists, store);
            return report;
        }
    }

    /** What somebody should look at in the lists, once it is synced. */
    List<String> doubts() {
        return List.copyOf(doubts);
    }

    private void takeIn(HandLists lists, Store store) {
        PersonResolver.resolve(store, lists.people());
        Labels.apply(store, lists.labels());
        long conflicts = PersonResolver.conflicts(store);
        if (conflicts > 0) {
            doubts.add("people: " + Amounts.count(conflicts, "conflicts")
                    + ", who is who is in doubt; coachstream people --conflicts lists them");
        }
        long unknown = Labels.unknown(store);
        if (unknown > 0) {
            doubts.add("labels: the list names " + Amounts.count(unknown)
                    + " that no record does; coachstream labels lists them");
        }
    }

    /** A wait is ended by the sync, a request that hangs by closing its source. */
    private SyncReport run(Sync sync, Accounts.OpenAccounts open) {
        try (Ending.Watch watch = ending.watch(() -> {
            sync.end(ending.why());
            open.close();
        })) {
            return sync.run(open.sources());
        }
    }

    /** Shows progress. */
    private static final class Watch implements SyncListener {
        private final Map<String, CoachingSource> sources;
        private final Progress progress;

        Watch(Accounts.OpenAccounts open, Progress progress) {
            this.sources = open.sources().stream().collect(Collectors.toMap(CoachingSource::name, source -> source));
            this.progress = progress;
            open.opened()
                    .forEach(source -> progress.expect(
                            source.name(), source.capabilities().feeds().size()));
        }

        @Override
        public void begun(String source, Feed feed) {
            CoachingSource known = sources.get(source);
            if (known != null) {
                progress.begin(source, known.plan(feed, Query.all()));
            }
        }

        @Override
        public void read(String source, Feed feed, int rows, @Nullable Long total) {
            progress.page(source, rows, total);
        }

        @Override
        public void noted(String source, String note) {
            progress.note(note);
        }

        @Override
        public void ended(String source) {
            progress.end(source);
        }
    }

    /** Tells both the statistics and the progress; drift is told when the sync is over, and only what is new. */
    private record CompositeListener(SourceTraffic traffic, Progress progress) implements SourceListener {
        @Override
        public void exchanged(Exchange exchange) {
            traffic.exchanged(exchange);
            progress.exchanged(exchange);
        }

        @Override
        public void waiting(String source, String reason, Duration duration) {
            traffic.waiting(source, reason, duration);
            progress.waiting(source, reason, duration);
        }

        @Override
        public void drift(String source, Feed feed, String path, String type) {
            traffic.drift(source, feed, path, type);
        }

        @Override
        public void mended(String source, int halves) {
            progress.mended(source, halves);
        }
    }
}
