package dev.coachstream.connect;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.TimeSource;
import dev.coachstream.capture.CaptureReader;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.capture.CapturedPage;
import dev.coachstream.connect.SourceRecords.FeedStatus;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final int MAX_DOUBLINGS = 20;

    private final CoachingSource source;
    private final CapturedFeed feed;
    private final ConnectorConfig config;
    private final SourceRecords records;
    private final FeedMetrics metrics;
    private final TimeSource time;
    private final String reads;
    private @Nullable CaptureState state;
    private @Nullable Instant failingSince;
    private int failures;

    FeedRead(
            CoachingSource source,
            CapturedFeed feed,
            SourceRecords records,
            FeedMetrics metrics,
            TimeSource time,
            @Nullable CaptureState state) {
        this.source = source;
        this.feed = feed;
        this.config = records.config();
        this.records = records;
        this.metrics = metrics;
        this.time = time;
        this.reads = source.identity().fingerprint();
        this.state = state;
    }

    /** Where the last page that was handed over left it; waits for a turn that is under way. */
    synchronized @Nullable CaptureState state() {
        return state;
    }

    Map<String, String> partition() {
        return SourceOffsets.partition(source, feed.feed());
    }

    /** How long the first turn waits: a read that ended is not begun again before its time, whoever owns the account since. */
    synchronized Duration firstWait() {
        CaptureState known = state;
        if (known == null || known.coveredUntil() == null) {
            return Duration.ZERO;
        }
        boolean between = known.open() == null || !known.open().startedAt().isAfter(known.coveredUntil());
        Duration wait = Duration.between(time.now(), known.coveredUntil().plus(config.interval()));
        return between && !wait.isNegative() ? wait : Duration.ZERO;
    }

    /** Takes a page's records, and what is said of the feed; waits where others have not been taken yet. */
    interface Pages {
        void put(List<SourceRecord> records) throws InterruptedException;
    }

    /** Reads on. Gives how long to wait before the next turn. */
    synchronized Duration turn(Pages pages) throws InterruptedException {
        try {
            return read(pages);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            return failed(CoachingSourceException.of(source.name(), e), pages);
        }
    }

    private Duration read(Pages pages) throws InterruptedException {
        long rejected = 0;
        try (CaptureReader reader = new CaptureReader(source, feed.feed(), reads, state, config.capture(), time)) {
            for (int page = 0; page < PAGES_A_TURN && reader.hasNext(); page++) {
                CapturedPage next = reader.next();
                rejected += next.rejected().size();
                List<SourceRecord> found = new ArrayList<>(records.of(source, feed, next, time.now()));
                if (next.last()) {
                    found.add(status(next.after(), null, config.interval(), rejected));
                }
                hand(found, next.after(), pages);
                metrics.read(source.name(), feed.feed(), next.records().size(), next.after());
            }
            return reader.hasNext() ? Duration.ZERO : config.interval();
        }
    }

    private void hand(List<SourceRecord> found, CaptureState after, Pages pages) throws InterruptedException {
        if (!found.isEmpty()) {
            pages.put(found);
        }
        state = after;
        failures = 0;
        failingSince = null;
    }

    private Duration failed(CoachingSourceException e, Pages pages) throws InterruptedException {
        metrics.failed(source.name(), feed.feed(), e.kind());
        Duration wait = waitAfter(e);
        failures++;
        failingSince = failingSince == null ? time.now() : failingSince;
        CaptureState at = state == null ? CaptureState.start(reads) : state;
        pages.put(List.of(status(at, e, wait, 0)));
        return wait;
    }

    private Duration waitAfter(CoachingSourceException e) {
        boolean refused = e.kind() == Kind.AUTHENTICATION || e.kind() == Kind.PERMISSION;
        Duration first = refused ? REFUSED_WAIT : FIRST_WAIT;
        Duration longest = refused ? MAX_REFUSED_WAIT : MAX_WAIT;
        Duration wait = first.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        Duration shortest = e.retryAfter().orElse(Duration.ZERO);
        Duration bounded = wait.compareTo(longest) < 0 ? wait : longest;
        return bounded.compareTo(shortest) < 0 ? shortest : bounded;
    }

    private SourceRecord status(CaptureState at, @Nullable CoachingSourceException e, Duration wait, long rejected) {
        Instant now = time.now();
        FeedStatus status = new FeedStatus(
                source.name(),
                source.vendor(),
                feed.feed().label(),
                e == null ? null : e.kind().name(),
                e == null ? null : e.getMessage(),
                failingSince == null || e == null ? now : failingSince,
                now.plus(wait),
                rejected);
        return records.status(status, partition(), SourceOffsets.offset(at));
    }
}
