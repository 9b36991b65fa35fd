package dev.coachstream.testkit;

import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that a test moves: a sleep returns at once, moves both clocks, and is remembered. Thread-safe. */
public final class FakeTime implements TimeSource {
    private Instant start;
    private final List<Duration> sleeps = new ArrayList<>();
    private long nanos;

    public FakeTime(Instant start) {
        this.start = start;
    }

    /** Starts on 2026-01-01 at midnight, UTC. */
    public static FakeTime inJanuary() {
        return new FakeTime(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    public synchronized Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        nanos += duration.toNanos();
    }

    /** Lets time pass without a sleep. */
    public synchronized void advance(Duration step) {
        nanos += step.toNanos();
    }

    /** Somebody sets the wall clock, by so much; the other clock only goes forward. */
    public synchronized void setClock(Duration step) {
        start = start.plus(step);
    }

    /** Every sleep so far. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** How long was slept in all. */
    public synchronized Duration slept() {
        return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
