package dev.coachstream.aggregator.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command finish the page it is at when the process is told to end (SIGINT, SIGTERM), so that what was flushed is whole
 * and its checkpoint is written. Told a second time, the process ends at once: what is not saved by then is read again.
 */
public final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Duration patience;
    private volatile boolean requested;
    private volatile int signal;
    private @Nullable Thread worker;

    public Interruption() {
        this(PATIENCE);
    }

    Interruption(Duration patience) {
        this.patience = patience;
    }

    /** Watches for signals that end the process; the calling thread is the one that works. */
    public static Interruption ofThisProcess() {
        Interruption interruption = ofThisProcess(PATIENCE);
        // Beside the command: it takes as long as a short one.
        Thread listening = new Thread(interruption::listen, "interruption-listening");
        listening.setDaemon(true);
        listening.start();
        return interruption;
    }

    /**
     * The interruption of this process.
     *
     * @param patience how long the command may take to end
     */
    public static Interruption ofThisProcess(Duration patience) {
        Interruption interruption = new Interruption(patience);
        interruption.worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "interruption"));
        return interruption;
    }

    /** Watches for a second signal too. Until then, or where that cannot be, the JVM's own handlers run the hook, once. */
    public void listen() {
        Signals.watch("INT", this::signalled);
        Signals.watch("TERM", this::signalled);
    }

    /** Whether the command should end at the next page. */
    public boolean requested() {
        return requested;
    }

    /** The command is over, with this exit code: nothing is left to wait for. Gives the process's exit code. */
    public int finished(int code) {
        finished.countDown();
        return signal == 0 ? code : exit(signal);
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
            finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finished.countDown(); // it had its time: the hook that follows a signal does not wait once more
    }

    private void signalled(int number) {
        boolean again = signal != 0;
        signal = number;
        if (again) {
            Runtime.getRuntime().halt(exit(number));
        }
        stop();
        System.exit(exit(number));
    }

    private static int exit(int number) {
        return 128 + number;
    }
}
