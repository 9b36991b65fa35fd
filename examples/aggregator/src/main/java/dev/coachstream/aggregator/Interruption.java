package dev.coachstream.aggregator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command finish the page it is at when the process is told to end (SIGINT, SIGTERM), so that what was flushed is whole
 * and its checkpoint is written.
 */
final class Interruption {
    private static final int PATIENCE_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;
    private @Nullable Thread worker;

    /** Watches for signals that end the process; the calling thread is the one that works. */
    static Interruption ofThisProcess() {
        Interruption interruption = new Interruption();
        interruption.worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "interruption"));
        return interruption;
    }

    /** Whether the command should end at the next page. */
    boolean requested() {
        return requested;
    }

    /** The command is over: nothing is left to wait for. */
    void finished() {
        finished.countDown();
    }

    /** Asks the command to stop, and gives it the time to. */
    void stop() {
        if (finished.getCount() == 0) {
            return;
        }
        requested = true;
        if (worker != null) {
            worker.interrupt();
        }
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
