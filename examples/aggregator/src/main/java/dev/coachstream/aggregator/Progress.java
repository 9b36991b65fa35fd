package dev.coachstream.aggregator;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.ReadPlan;
import dev.coachstream.spi.SourceListener;
import dev.coachstream.spi.TimeSource;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far each account is: a bar for each on a terminal, elsewhere one line every ten seconds. Thread-safe.
 *
 * <p>Time is handed in. A heartbeat of its own only makes it look at that time also while nothing happens.
 */
final class Progress implements SourceListener, AutoCloseable {
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final Duration BARS_EVERY = Duration.ofMillis(200);
    private static final int MOST_DRIFT = 50;
    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

    private final PrintStream err;
    private final boolean bars;
    private final boolean quiet;
    private final TimeSource time;
    private final Map<String, AccountProgress> accounts = new LinkedHashMap<>();
    private final Set<String> drift = new TreeSet<>();
    private @Nullable Timer heartbeat;
    private long shownAt;
    private int drawn;

    Progress(Streams streams, TimeSource time, boolean quiet) {
        this.err = streams.err();
        this.bars = streams.terminal();
        this.quiet = quiet;
        this.time = time;
        this.shownAt = time.nanos();
    }

    /** Looks at the clock by itself until closed. */
    Progress beating() {
        Timer beats = new Timer("progress", true);
        TimerTask beat = new TimerTask() {
            @Override
            public void run() {
                show();
            }
        };
        beats.schedule(beat, BARS_EVERY.toMillis(), BARS_EVERY.toMillis());
        heartbeat = beats;
        return this;
    }

    /** A read of an account begins. */
    synchronized void begin(String source, ReadPlan plan) {
        accounts.put(source, new AccountProgress(plan, time.nanos()));
        show();
    }

    /** A page was taken and is safe. */
    synchronized void page(String source, int rows, @Nullable Long total) {
        account(source).page(rows, total);
        show();
    }

    /** A read of an account is over. */
    synchronized void end(String source) {
        account(source).end(time.nanos());
        show();
    }

    @Override
    public synchronized void waiting(String source, String reason, Duration duration) {
        account(source).waiting(reason, time.nanos() + duration.toNanos());
        show();
    }

    @Override
    public synchronized void responseReceived(String source, int status, long bytes) {
        account(source).waitingOver();
    }

    @Override
    public synchronized void drift(String source, Feed feed, String path, String type) {
        if (drift.size() < MOST_DRIFT) {
            drift.add("%s %s: %s (%s)".formatted(source, feed.label(), path, type));
        }
    }

    /** Shows how far it is, if it is time to. */
    synchronized void show() {
        Duration since = Duration.ofNanos(time.nanos() - shownAt);
        if (quiet || since.compareTo(bars ? BARS_EVERY : LINE_EVERY) < 0) {
            return;
        }
        shownAt = time.nanos();
        if (bars) {
            draw(accounts.values().stream().map(one -> one.bar(shownAt)).toList());
        } else {
            accounts.values().stream().filter(AccountProgress::active).forEach(one -> err.println(one.line(shownAt)));
        }
    }

    /** Takes the bars away and says once what no document lists. */
    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.cancel();
        }
        synchronized (this) {
            draw(List.of());
            if (!quiet) {
                drift.forEach(one ->
                        err.println("note: not in the vendor's document, kept in attributes: " + Table.clean(one)));
            }
        }
    }

    private void draw(List<String> lines) {
        StringBuilder screen = new StringBuilder(drawn == 0 ? "" : UP_AND_CLEAR.formatted(drawn));
        lines.forEach(line -> screen.append(line).append('\n'));
        drawn = lines.size();
        err.print(screen);
        err.flush();
    }

    /** The account's own; one that nobody began, such as a check's, is kept without a plan. */
    private AccountProgress account(String source) {
        return accounts.computeIfAbsent(source, name -> new AccountProgress(name, time.nanos()));
    }
}
