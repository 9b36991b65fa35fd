package dev.coachstream.connect;

import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that read feeds, and the pages that they have read and nobody has taken yet: few, so that memory has a bound. Only who is asked for pages
 * reads: a turn begins when somebody asks, and is cut where nobody has asked for some seconds. So a task that Connect has paused, or cannot reach and
 * has given to another worker, asks no vendor. Thread-safe.
 */
final class ReadPool implements AutoCloseable {
    /**
     * Together less than {@code task.shutdown.graceful.timeout.ms}, five seconds unless a worker was told otherwise: after that Connect no longer waits
     * for a task, and others have its accounts.
     */
    static final Duration LAPSE = Duration.ofSeconds(3);

    private static final Duration WATCH_EVERY = Duration.ofMillis(500);
    private static final int MAX_PAGES = 32;
    private static final Duration MAX_END = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(ReadPool.class);

    private final TimeSource time;
    private final BlockingQueue<List<SourceRecord>> pages = new ArrayBlockingQueue<>(MAX_PAGES);
    private final Queue<List<SourceRecord>> said = new ConcurrentLinkedQueue<>();
    private final PriorityBlockingQueue<Due> waiting = new PriorityBlockingQueue<>(16, Due.FIRST);
    private final Set<Turns> running = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService watch;
    private final AtomicBoolean cut = new AtomicBoolean();
    private volatile long askedAt;
    private volatile @Nullable Throwable defect;

    /** @param at in nanoseconds of the pool's time */
    private record Due(long at, Turns turns) {
        static final Comparator<Due> FIRST = Comparator.comparingLong(Due::at);
    }

    ReadPool(int size, TimeSource time) {
        this.time = time;
        this.askedAt = time.nanos();
        threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(size, DaemonThreads.named("coachstream-read"));
        watch = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("coachstream-watch"));
        var unused = watch.scheduleWithFixedDelay(
                this::cutWhatNobodyAsksFor, WATCH_EVERY.toMillis(), WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A feed that is read from now on, until it is ended. */
    Turns begin(FeedRead feed) {
        Turns turns = new Turns(feed);
        turns.await();
        return turns;
    }

    /**
     * The next page; null if none comes within the time.
     *
     * @throws ConnectException if a feed is read no more because of a defect, such as a class that is missing: nobody would hear of it otherwise
     */
    @Nullable
    List<SourceRecord> next(Duration within) throws InterruptedException {
        Throwable broken = defect;
        if (broken != null) {
            throw new ConnectException(
                    "a feed is read no more: " + broken.getClass().getName(), broken);
        }
        askedAt = time.nanos();
        Duration free = beginWhatIsDue();
        List<SourceRecord> first = said.poll();
        Duration wait = free.compareTo(within) < 0 ? free : within;
        return first == null ? pages.poll(wait.toMillis(), TimeUnit.MILLISECONDS) : first;
    }

    /** Gives how long nothing more is due. */
    private Duration beginWhatIsDue() {
        long now = time.nanos();
        for (Due next = waiting.peek(); next != null; next = waiting.peek()) {
            if (next.at() > now) {
                return Duration.ofNanos(next.at() - now);
            }
            waiting.remove(next);
            threads.execute(next.turns()::run);
        }
        return LAPSE;
    }

    /** Says something that is no page. */
    void put(List<SourceRecord> records) {
        said.add(records);
    }

    /** Whether turns were ended since this was last asked because nobody asked for pages: their accounts are to be opened anew. */
    boolean wasCut() {
        return cut.getAndSet(false);
    }

    private boolean isAskedFor() {
        return time.nanos() - askedAt <= LAPSE.toNanos();
    }

    void cutWhatNobodyAsksFor() {
        if (!isAskedFor()) {
            for (Turns turns : running) {
                turns.end();
                cut.set(true);
            }
        }
    }

    /** Ends what is under way, and returns when it has ended. Of what does not, no page is taken and no request is sent: its source is closed. */
    @Override
    public void close() {
        watch.shutdownNow();
        running.forEach(Turns::end);
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!threads.awaitTermination(MAX_END.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} reads do not end although their sources are closed", running.size());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The turns of one feed. */
    final class Turns {
        private final FeedRead feed;
        private volatile boolean ended;
        private @Nullable Thread reader;

        private Turns(FeedRead feed) {
            this.feed = feed;
        }

        private void await() {
            waiting.add(new Due(feed.due(), this));
        }

        private void run() {
            running.add(this);
            try {
                if (isAskedFor() && begins()) {
                    feed.turn(this::put);
                }
                if (!ended) {
                    await();
                }
            } catch (InterruptedException e) {
                // it was ended
            } catch (RuntimeException | Error e) {
                defect = e; // what goes wrong with an account was told by its turn
            } finally {
                running.remove(this);
                leaves();
            }
        }

        private synchronized boolean begins() {
            reader = ended ? null : Thread.currentThread();
            return !ended;
        }

        /** Whoever interrupts this thread from now on means another turn. */
        private synchronized void leaves() {
            reader = null;
            Thread.interrupted();
        }

        private void put(List<SourceRecord> page) throws InterruptedException {
            if (ended) {
                throw new InterruptedException("it is read by others from now on");
            }
            pages.put(page);
        }

        FeedRead feed() {
            return feed;
        }

        boolean isEnded() {
            return ended;
        }

        /** No turn begins any more, and what is under way ends. */
        void end() {
            ended = true;
            feed.source().close();
            waiting.removeIf(next -> next.turns() == this);
            synchronized (this) {
                if (reader != null) {
                    reader.interrupt();
                }
            }
        }
    }
}
