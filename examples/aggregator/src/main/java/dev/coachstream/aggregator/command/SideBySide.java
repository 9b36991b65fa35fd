package dev.coachstream.aggregator.command;

import dev.coachstream.api.CoachingSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Does one thing for each of several accounts at the same time, each in a thread of its own. When the calling thread is interrupted,
 * so are they; all have ended when it returns. What one of them throws ends all.
 */
final class SideBySide {
    private final List<CoachingSource> sources;
    private final ExecutorService threads = Executors.newCachedThreadPool(SideBySide::daemon);
    private boolean interrupted;

    private SideBySide(List<CoachingSource> sources) {
        this.sources = sources;
    }

    /** What the task gives for each of the accounts, in their order. One account needs no other thread. */
    static <R> List<R> each(List<CoachingSource> sources, Function<CoachingSource, R> task) {
        return sources.size() < 2 ? sources.stream().map(task).toList() : new SideBySide(sources).run(task);
    }

    private <R> List<R> run(Function<CoachingSource, R> task) {
        CompletionService<R> running = new ExecutorCompletionService<>(threads);
        try {
            List<Future<R>> all = sources.stream()
                    .map(source -> running.submit(() -> task.apply(source)))
                    .toList();
            for (int ended = 0; ended < all.size(); ended++) {
                result(next(running));
            }
            return results(all);
        } finally {
            end();
        }
    }

    private <R> List<R> results(List<Future<R>> all) {
        List<R> results = new ArrayList<>();
        all.forEach(one -> results.add(result(one)));
        return results;
    }

    /** The next task that has ended, whichever it is. */
    private <R> Future<R> next(CompletionService<R> running) {
        while (true) {
            try {
                return running.take();
            } catch (InterruptedException e) {
                interrupted = true;
                threads.shutdownNow();
            }
        }
    }

    private <R> R result(Future<R> ended) {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            sources.forEach(CoachingSource::close); // what hangs there would be waited for
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("an account's thread ended", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("it has ended", e);
        }
    }

    private void end() {
        threads.shutdownNow();
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "coachstream-account");
        thread.setDaemon(true);
        return thread;
    }
}
