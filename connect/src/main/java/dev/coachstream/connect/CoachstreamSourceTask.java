package dev.coachstream.connect;

import dev.coachstream.api.TimeSource;
import dev.coachstream.discovery.CoachingSources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the accounts of its part side by side. A poll gives one page whole, with the offset that covers it, and never waits for a vendor or a quota
 * longer than a second. What is wrong with an account is told in the status topic, and ends neither the task nor another account.
 */
public final class CoachstreamSourceTask extends SourceTask {
    private static final Duration MAX_POLL = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final TimeSource time;
    private final Duration longestPoll;
    private @Nullable ReadPool pool;
    private @Nullable TaskAccounts accounts;
    private long refreshedAt;

    /** For Connect, which makes its tasks itself. */
    public CoachstreamSourceTask() {
        this(TimeSource.system(), MAX_POLL);
    }

    CoachstreamSourceTask(TimeSource time, Duration longestPoll) {
        this.time = time;
        this.longestPoll = longestPoll;
    }

    @Override
    public String version() {
        return ConnectorVersion.get();
    }

    @Override
    public void start(Map<String, String> props) {
        ConnectorConfig config = ConnectorConfig.of(props);
        CoachingSources adapters = AccountKeys.adapters();
        ReadPool threads = new ReadPool(config.threads(), time);
        pool = threads;
        TaskAccounts owned = new TaskAccounts(
                config,
                adapters,
                new ConfiguredAccounts(adapters, props, context::configs, time),
                new FeedMetrics(context.pluginMetrics(), time),
                time,
                context.offsetStorageReader(),
                threads);
        accounts = owned;
        owned.refresh();
        refreshedAt = time.nanos();
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        ReadPool threads = pool;
        TaskAccounts owned = accounts;
        if (threads == null || owned == null) {
            return null;
        }
        boolean looks = owned.mayChange() && time.nanos() - refreshedAt > LOOK_EVERY.toNanos();
        if (looks || owned.wasCut()) {
            owned.refresh();
            refreshedAt = time.nanos();
        }
        List<SourceRecord> page = threads.next(longestPoll);
        TransactionContext transaction = context.transactionContext();
        if (page != null && transaction != null) {
            transaction.commitTransaction(page.get(page.size() - 1));
        }
        return page;
    }

    /** Called by another thread than the one that polls. When it returns, nothing of this task asks a vendor any more. */
    @Override
    public void stop() {
        ReadPool threads = pool;
        TaskAccounts owned = accounts;
        if (owned != null) {
            owned.end();
        }
        if (threads != null) {
            threads.close();
        }
    }
}
