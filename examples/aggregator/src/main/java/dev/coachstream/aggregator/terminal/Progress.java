package dev.coachstream.aggregator.terminal;

import dev.coachstream.api.Exchange;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import dev.coachstream.model.Feed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far all is: on a terminal a line for the whole and one for each account, elsewhere one for each every ten seconds. Thread-safe.
 *
 * <p>Time is handed in. A heartbeat of its own only makes it look at that time also while nothing happens.
 */
public final class Progress implements SourceListener, AutoCloseable {
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final Duration BARS_EVERY = Duration.ofMillis(200);
    private static final int MAX_DRIFT = 50;

    private final Streams streams;
    private final boolean terminal;
    private final Bars bars;
    private final boolean quiet;
    private final TimeSource time;
    private final Map<String, AccountProgress> accounts = new LinkedHashMap<>();
    private final Set<String> drift = new TreeSet<>();
    private final Map<String, Long> mended = new TreeMap<>();
    private final Set<String> notes = new TreeSet<>();
    private @Nullable Timer heartbeat;
    private long shownAt;

    public Progress(Streams streams, TimeSource time, boolean quiet) {
        this.streams = streams;
        this.terminal = streams.terminal();
        this.bars = new Bars(
                streams.err(), streams.screen().columns(), streams.screen().rows());
        this.quiet = quiet;
        this.time = time;
        this.shownAt = time.nanos();
    }

    /** Looks at the clock by itself until closed. */
    public Progress beating() {
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
    public synchronized void begin(String source, ReadPlan plan) {
        account(source).begin(plan, time.nanos());
        show();
    }

    /** So many feeds of an account are going to be read. */
    public synchronized void expect(String source, int feeds) {
        account(source).expect(feeds);
    }

    /** A page was taken and is safe. */
    public synchronized void page(String source, int rows, @Nullable Long total) {
        account(source).page(rows, total);
        show();
    }

    /** A read of an account is over. */
    public synchronized void end(String source) {
        account(source).end(time.nanos());
        show();
    }

    @Override
    public synchronized void waiting(String source, String reason, Duration duration) {
        account(source).waiting(reason, time.nanos() + duration.toNanos());
        show();
    }

    @Override
    public synchronized void exchanged(Exchange exchange) {
        if (exchange.status() > 0) {
            account(exchange.source()).waitingOver();
        }
    }

    @Override
    public synchronized void drift(String source, Feed feed, String path, String type) {
        if (drift.size() < MAX_DRIFT) {
            drift.add(Labels.drift("%s %s: %s (%s)".formatted(source, feed.label(), path, type)));
        }
    }

    @Override
    public synchronized void mended(String source, int halves) {
        mended.merge(source, (long) halves, Long::sum);
    }

    /** Something to be said at the end, also where progress is not shown. */
    public synchronized void note(String note) {
        notes.add(note);
    }

    /** Shows how far it is, if it is time to. */
    public synchronized void show() {
        Duration since = Duration.ofNanos(time.nanos() - shownAt);
        Duration every = terminal ? BARS_EVERY : LINE_EVERY;
        if (quiet || since.compareTo(every) < 0) {
            return;
        }
        shownAt = time.nanos();
        if (terminal) {
            bars.draw(accounts.values(), shownAt);
        } else {
            accounts.values().stream().filter(AccountProgress::active).forEach(one -> streams.say(one.line(shownAt)));
        }
    }

    /** Takes the bars away and says once, however often it is called, what is to be noted, what no document lists, and what could not be kept exactly. */
    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.cancel();
        }
        synchronized (this) {
            bars.clear();
            notes.forEach(one -> streams.say("note: " + Table.clean(one)));
            if (!quiet) {
                drift.forEach(one -> streams.say("note: not in the vendor's document: " + Table.clean(one)));
                mended.forEach((source, halves) -> streams.say(
                        "note: %s sent half characters, read as U+FFFD: %s".formatted(source, Amounts.count(halves))));
            }
            notes.clear();
            drift.clear();
            mended.clear();
        }
    }

    /** The account's own; one that nobody began, such as a check's, is kept without a plan. */
    private AccountProgress account(String source) {
        return accounts.computeIfAbsent(source, name -> new AccountProgress(name, time.nanos()));
    }
}
