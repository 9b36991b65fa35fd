package dev.coachstream.connect;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.TimeSource;
import dev.coachstream.capture.CaptureReader;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.capture.CapturedPage;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One feed of one account, read again and again: goes on where the last page that was handed over left it, waits when it has come to its end, and
 * longer with each failure. Belongs to whoever runs it, one at a time.
 */
final class FeedRead {
    /** A feed with so many pages lets others have a turn. */
    private static final int PAGES_A_TURN = 50;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);
    /** Who refuses a credential is not asked often: it takes a person to renew it. */
    private static final Duration REFUSED_WAIT = Duration.ofMinutes(5);

    private static final Duration MAX_REFUSED_WAIT = Duration.ofHours(1);
    /** However long a vendor asks to be left alone: some give a date, or years, by mistake. */
    private static final Duration MAX_ASKED_WAIT = Duration.ofDays(1);

    private static final int MAX_DOUBLINGS = 20;

    private final CoachingSource source;
    private final CapturedFeed feed;
    private final ConnectorConfig config;
    private final SourceRecords records;
    private final FeedMetrics metrics;
    private final TimeSource time;
    private final String reads;
    private @Nullable FeedPosition position;
    private volatile Trouble trouble;
    private long due;
    /** Of a read that is under way: it takes several turns where it is long. */
    private long rejected;

    /**
     * What went wrong since the last page; no times, but since when, where the server refuses to say what follows.
     *
     * @param times how often, one time after the other
     * @param since null for never
     * @param refused whether it may help to look the account's secrets up again
     */
    record Trouble(int times, @Nullable Instant since, boolean refused) {
        static final Trouble NONE = new Trouble(0, null, false);

        Trouble afterAPage(CapturedPage page, Instant now) {
            Trouble known = times == 0 ? this : NONE;
            if (!page.last()) {
                return known;
            }
            Instant openSince = Objects.requireNonNullElse(known.since(), now);
            return page.openEnded() ? new Trouble(0, openSince, false) : NONE;
        }
    }

    /**
     * What a read leaves to whoever goes on with it.
     *
     * @param position null where nothing was read yet
     * @param due when the next turn begins, in nanoseconds of the task's time
     */
    record Left(@Nullable FeedPosition position, Trouble trouble, long due) {}

    /** @param left by whoever read it before in this task; null to begin where it was committed */
    FeedRead(
            CoachingSource source,
            CapturedFeed feed,
            SourceRecords records,
            FeedMetrics metrics,
            TimeSource time,
            @Nullable FeedPosition committed,
            @Nullable Left left) {
        this.source = source;
        this.feed = feed;
        this.config = records.config();
        this.records = records;
        this.metrics = metrics;
        this.time = time;
        this.reads = source.identity().fingerprint();
        this.position = left == null || left.position() == null ? committed : left.position();
        this.trouble = left == null ? Trouble.NONE : left.trouble();
        this.due = left == null ? firstDue(position) : left.due();
    }

    /** As the last page that was handed over left it; waits for a turn that is under way. */
    synchronized Left left() {
        return new Left(position, trouble, due);
    }

    /** The same for one who is told something else, such as another token: it is tried at once, unless there is nothing to do yet. */
    synchronized Left leftToAnother() {
        return new Left(position, Trouble.NONE, firstDue(position));
    }

    /** Waits for no turn, which may itself wait for whoever asks. */
    boolean isRefused() {
        return trouble.refused();
    }

    /** When the next turn begins, in nanoseconds of the task's time. */
    synchronized long due() {
        return due;
    }

    private long firstDue(@Nullable FeedPosition from) {
        Duration wait = from == null ? Duration.ZERO : from.wait(config, time.now());
        return time.nanos() + wait.toNanos();
    }

    CoachingSource source() {
        return source;
    }

    Map<String, String> partition() {
        return SourceOffsets.partition(source, feed.feed());
    }

    /** Takes a page's records, and what is said of the feed; waits where others have not been taken yet. */
    interface Pages {
        void put(List<SourceRecord> records) throws InterruptedException;
    }

    /** Reads on: some pages, or until there is nothing more, or something goes wrong. */
    synchronized void turn(Pages pages) throws InterruptedException {
        try {
            read(pages);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            failed(CoachingSourceException.of(source.name(), e), pages);
        }
    }

    private void read(Pages pages) throws InterruptedException {
        CaptureState from = position == null ? null : position.state();
        try (CaptureReader reader = new CaptureReader(source, feed.feed(), reads, from, config.capture(), time)) {
            for (int page = 0; page < PAGES_A_TURN && reader.hasNext(); page++) {
                CapturedPage next = reader.next();
                long refused = rejected + next.rejected().size();
                FeedPosition after = after(next);
                List<SourceRecord> found = new ArrayList<>(records.of(source, feed, next, after, time.now()));
                Duration wait = next.last() ? config.interval() : Duration.ZERO;
                Trouble left = trouble.afterAPage(next, time.now());
                if (next.last()) {
                    found.add(records.status(status(left, wait, refused), SourceOffsets.offset(after)));
                }
                hand(found, after, left, wait, pages);
                rejected = next.last() ? 0 : refused;
                metrics.read(source.name(), feed.feed(), next.records().size(), next.after());
            }
        }
    }

    private FeedStatus status(Trouble left, Duration wait, long refused) {
        Instant now = time.now();
        Instant openSince = left.since();
        return openSince == null
                ? FeedStatus.read(partition(), now, now.plus(wait), refused)
                : FeedStatus.openEnded(partition(), openSince, now.plus(wait), refused);
    }

    private FeedPosition after(CapturedPage page) {
        boolean ended = page.last() && config.capture().everything();
        Instant endedAt = ended ? time.now() : null;
        return new FeedPosition(page.after(), endedAt);
    }

    private void hand(List<SourceRecord> found, FeedPosition after, Trouble left, Duration wait, Pages pages)
            throws InterruptedException {
        long next = time.nanos() + wait.toNanos();
        if (!found.isEmpty()) {
            pages.put(found);
        }
        position = after;
        trouble = left;
        due = next;
    }

    private void failed(CoachingSourceException e, Pages pages) throws InterruptedException {
        Duration wait = waitAfter(e);
        long next = time.nanos() + wait.toNanos();
        Instant now = time.now();
        Instant since = trouble.times() == 0 ? now : Objects.requireNonNullElse(trouble.since(), now);
        Trouble after = new Trouble(trouble.times() + 1, since, isRefusal(e));
        FeedPosition at = position == null ? new FeedPosition(CaptureState.start(reads), null) : position;
        FeedStatus status = FeedStatus.failing(partition(), e, since, now.plus(wait));
        pages.put(List.of(records.status(status, SourceOffsets.offset(at))));
        trouble = after;
        due = next;
        metrics.failed(source.name(), feed.feed(), e.kind());
    }

    private static boolean isRefusal(CoachingSourceException e) {
        return e.kind() == Kind.AUTHENTICATION || e.kind() == Kind.PERMISSION;
    }

    private Duration waitAfter(CoachingSourceException e) {
        boolean refused = isRefusal(e);
        Duration first = refused ? REFUSED_WAIT : FIRST_WAIT;
        Duration longest = refused ? MAX_REFUSED_WAIT : MAX_WAIT;
        Duration wait = first.multipliedBy(1L << Math.min(trouble.times(), MAX_DOUBLINGS));
        Duration ours = shorter(wait, longest);
        Duration asked = shorter(e.retryAfter().orElse(Duration.ZERO), MAX_ASKED_WAIT);
        return ours.compareTo(asked) < 0 ? asked : ours;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
