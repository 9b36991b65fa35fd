package dev.coachstream.connect;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** The accounts that a task owns: those of its part, from the connector's configuration and from the folder. Belongs to one thread; another may end it. */
final class TaskAccounts {
    private static final Duration OPEN_AGAIN = Duration.ofMinutes(5);

    private final ConnectorConfig config;
    private final CoachingSources adapters;
    private final ConfiguredAccounts configured;
    private final Ownership ownership;
    private final @Nullable AccountFolder folder;
    private final FeedMetrics metrics;
    private final Host host;
    private final CommittedPositions committed;
    private final SourceRecords records;
    private final ReadPool pool;
    private final Map<String, Owned> owned = new HashMap<>();
    private boolean ended;

    /** @param source null if it cannot be opened */
    private record Opened(SourceConfig config, @Nullable CoachingSource source, List<CapturedFeed> feeds) {}

    /** @param again when it is opened again; null while it is open */
    private record Owned(
            SourceConfig config,
            List<ReadPool.Turns> feeds,
            @Nullable Instant again) {
        boolean waitsNoLonger(Instant now) {
            return again != null && !now.isBefore(again);
        }

        boolean wasCut() {
            return feeds.stream().anyMatch(ReadPool.Turns::isEnded);
        }

        boolean isRefused() {
            return again != null
                    || feeds.stream().anyMatch(turns -> turns.feed().isRefused());
        }
    }

    TaskAccounts(
            ConnectorConfig config,
            CoachingSources adapters,
            ConfiguredAccounts configured,
            FeedMetrics metrics,
            TimeSource time,
            OffsetStorageReader offsets,
            ReadPool pool) {
        this.config = config;
        this.adapters = adapters;
        this.metrics = metrics;
        this.configured = configured;
        this.ownership = new Ownership(adapters, config.leaders(), config.tasks());
        this.folder = AccountFolder.of(config, adapters);
        this.host = new Host(time, metrics);
        this.records = new SourceRecords(config);
        this.committed = new CommittedPositions(offsets, records, pool, time);
        this.pool = pool;
    }

    /** Whether {@link #refresh} may find something to do: there is a folder, or an account that was refused or could not be opened. */
    synchronized boolean mayChange() {
        return folder != null || isAnyRefused();
    }

    /** Whether accounts must be opened anew, since their reads were cut. */
    boolean wasCut() {
        return pool.wasCut();
    }

    private boolean isAnyRefused() {
        return owned.values().stream().anyMatch(Owned::isRefused);
    }

    /** Begins with accounts that came, and ends those that went or were told something else; the others read on. */
    synchronized void refresh() {
        if (ended) {
            return;
        }
        if (isAnyRefused()) {
            configured.lookAgain();
        }
        Instant now = host.time().now();
        owned.values().removeIf(account -> account.waitsNoLonger(now));
        Map<String, SourceConfig> mine = mine();
        Map<Map<String, String>, FeedRead.Left> left = endOthersThan(mine);
        List<Opened> opened = new ArrayList<>();
        mine.forEach((name, account) -> {
            if (!owned.containsKey(name)) {
                opened.add(open(account));
            }
        });
        CommittedPositions.Found found =
                committed.of(opened.stream().flatMap(TaskAccounts::partitions).toList());
        opened.forEach(account -> owned.put(account.config().name(), begin(account, found, left)));
    }

    /** Ends accounts that went, are told something else or were cut. Gives what they leave, which is further on than what was committed. */
    private Map<Map<String, String>, FeedRead.Left> endOthersThan(Map<String, SourceConfig> mine) {
        Map<Map<String, String>, FeedRead.Left> left = new HashMap<>();
        for (String name : Set.copyOf(owned.keySet())) {
            Owned known = Objects.requireNonNull(owned.get(name));
            boolean same = known.config().equals(mine.get(name));
            if (!same || known.wasCut()) {
                owned.remove(name);
                known.feeds().forEach(ReadPool.Turns::end);
                metrics.end(name);
                for (ReadPool.Turns turns : known.feeds()) {
                    FeedRead feed = turns.feed();
                    FeedRead.Left leaves = same ? feed.left() : feed.leftToAnother();
                    left.put(feed.partition(), leaves);
                }
            }
        }
        return left;
    }

    private Map<String, SourceConfig> mine() {
        Map<String, SourceConfig> all = AccountFolder.addTo(configured.accounts(), folder);
        Map<String, SourceConfig> running = new HashMap<>();
        owned.forEach((name, account) -> running.put(name, account.config()));
        return ownership.of(config.task(), all, running, host.time().nanos());
    }

    private Opened open(SourceConfig account) {
        try {
            CoachingSource source = adapters.open(account, host);
            List<CapturedFeed> feeds = CapturedFeed.of(source.capabilities()).stream()
                    .filter(this::isWanted)
                    .toList();
            return new Opened(account, source, feeds);
        } catch (CoachingSourceException e) {
            Map<String, String> partition =
                    SourceOffsets.partition(account.name(), account.vendor(), SourceOffsets.ACCOUNT);
            Instant now = host.time().now();
            FeedStatus status = FeedStatus.failing(partition, e, now, now.plus(OPEN_AGAIN));
            pool.put(List.of(records.status(status, SourceOffsets.none())));
            return new Opened(account, null, List.of());
        }
    }

    private Owned begin(Opened account, CommittedPositions.Found found, Map<Map<String, String>, FeedRead.Left> left) {
        CoachingSource source = account.source();
        if (source == null) {
            return new Owned(account.config(), List.of(), host.time().now().plus(OPEN_AGAIN));
        }
        metrics.begin(source, account.feeds().stream().map(CapturedFeed::feed).toList());
        List<ReadPool.Turns> turns = new ArrayList<>();
        for (CapturedFeed feed : account.feeds()) {
            Map<String, String> partition = SourceOffsets.partition(source, feed.feed());
            if (!found.unreadable().contains(partition)) {
                FeedPosition position = found.positions().get(partition);
                turns.add(pool.begin(
                        new FeedRead(source, feed, records, metrics, host.time(), position, left.get(partition))));
            }
        }
        return new Owned(account.config(), List.copyOf(turns), null);
    }

    private static Stream<Map<String, String>> partitions(Opened account) {
        CoachingSource source = account.source();
        return source == null
                ? Stream.empty()
                : account.feeds().stream().map(feed -> SourceOffsets.partition(source, feed.feed()));
    }

    private boolean isWanted(CapturedFeed feed) {
        Set<Feed> wanted = config.feeds();
        return wanted.contains(feed.feed()) || feed.embedded().stream().anyMatch(wanted::contains);
    }

    synchronized void end() {
        ended = true;
        owned.forEach((name, account) -> {
            account.feeds().forEach(ReadPool.Turns::end);
            metrics.end(name);
        });
        owned.clear();
    }
}
