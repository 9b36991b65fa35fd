package dev.coachstream.spring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.support.SimpleTriggerContext;

/** Keeps what is scheduled by a trigger, and runs it when a test says so. */
final class HandScheduler implements TaskScheduler {
    private record Scheduled(Runnable task, Trigger trigger) {}

    private final List<Scheduled> tasks = new ArrayList<>();

    /** The next time of each task, seen from now. */
    List<@Nullable Instant> next(Clock now) {
        List<@Nullable Instant> times = new ArrayList<>();
        tasks.forEach(task -> times.add(task.trigger().nextExecution(new SimpleTriggerContext(now))));
        return times;
    }

    void runAll() {
        tasks.forEach(task -> task.task().run());
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        tasks.add(new Scheduled(task, trigger));
        return null;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Instant start) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant start, Duration period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant start, Duration delay) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        throw new UnsupportedOperationException();
    }
}
