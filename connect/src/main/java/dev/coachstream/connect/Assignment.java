package dev.coachstream.connect;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the connector tells its tasks of who leads whom, and when it must tell them anew: an account that comes, goes or changes needs no word, but accounts
 * of two tasks that have come to one token do. Thread-safe.
 */
final class Assignment implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Assignment.class);

    private final CoachingSources adapters;
    private final Map<String, String> told;
    private final @Nullable AccountFolder folder;
    private @Nullable ScheduledExecutorService looks;
    private Ownership ownership;

    Assignment(CoachingSources adapters, Map<String, String> told) {
        this.adapters = adapters;
        this.told = Map.copyOf(told);
        this.folder = AccountFolder.of(ConnectorConfig.of(told), adapters);
        this.ownership = new Ownership(adapters, Map.of(), 1);
    }

    /** Who leads whom from now on. */
    synchronized Map<String, String> assign(int tasks) {
        Map<String, String> leaders = ownership.leaders(accounts());
        ownership = new Ownership(adapters, leaders, tasks);
        return leaders;
    }

    /** Whether accounts of two tasks have one token now. */
    synchronized boolean isOutdated() {
        return ownership.isApart(accounts());
    }

    private Collection<SourceConfig> accounts() {
        return AccountFolder.addTo(new AccountKeys(adapters, told).sources(), folder)
                .values();
    }

    /** Looks at the folder, where there is one, until it is closed. */
    synchronized void watch(Runnable outdated) {
        if (folder == null) {
            return;
        }
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("coachstream-accounts"));
        var unused = thread.scheduleWithFixedDelay(
                () -> look(outdated), LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        looks = thread;
    }

    private void look(Runnable outdated) {
        try {
            if (isOutdated()) {
                log.info("accounts of two tasks have one token now: the tasks are made anew");
                outdated.run();
            }
        } catch (RuntimeException e) {
            log.warn("the folder of accounts could not be looked at", e);
        }
    }

    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.shutdownNow();
        }
    }
}
