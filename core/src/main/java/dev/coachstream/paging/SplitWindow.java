package dev.coachstream.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time window of a feed that is in the order of that time, in parts side by side where that pays.
 *
 * <p>The first page tells how dense the records are; where a quota sets the pace it is the second, whose request is not slowed by
 * a connection being made. A window that a few pages will finish is read on as it is, and so is one whose requests are answered
 * faster than the quota lets them follow each other: parts end in pages that are not full. Any other is cut, from that page's last
 * instant on, into parts of a few pages, and each part that was read tells how long the ones after it should
 * be: a stretch without records is crossed in a few strides. The order of the records is that of a read of the whole window, and a
 * cursor holds the part that it is in, so that a read resumes exactly, whatever it had cut ahead.
 */
public final class SplitWindow<T> implements PageFetcher<T> {
    /** A position in the window as a whole. */
    private static final Position.Form WHOLE = new Position.Form("whole", 1);
    /** The same as it was written before positions had a form. */
    private static final String OLD_WHOLE = "w";

    /** Reads one window {@code [from, to)} of the feed. */
    @FunctionalInterface
    public interface Windows<T> {
        PageFetcher<T> window(Instant from, Instant to);
    }

    /**
     * A feed that is in the order of one of its records' times.
     *
     * @param time the instant that it is ordered by
     */
    public record Ordered<T>(Windows<T> windows, Function<? super T, @Nullable Instant> time) {}

    /**
     * How fast requests may follow each other.
     *
     * @param inFlight how many parts are read at once
     * @param between the time that a quota puts between requests; zero where there is none
     * @param nanos a clock that only goes forward
     */
    public record Pace(int inFlight, Duration between, LongSupplier nanos) {}

    private final CursorScope scope;
    private final Ordered<T> feed;
    private final Instant from;
    private final Pace pace;
    private final PartLengths lengths;
    private final PageFetcher<T> whole;
    private int pagesUntilDecision;
    private final ConcurrentParts<T> running;
    /** Those that are running, in their order. */
    private final Deque<Part> parts = new ArrayDeque<>();

    private Instant cutUpTo;

    /** @param pace tells whether parts side by side would be faster */
    public SplitWindow(CursorScope scope, Ordered<T> feed, Instant from, Instant to, Pace pace) {
        this.scope = scope;
        this.feed = feed;
        this.from = from;
        this.pace = pace;
        this.lengths = new PartLengths(to, pace.inFlight());
        this.pagesUntilDecision = pace.between().isZero() ? 1 : 2;
        this.whole = feed.windows().window(from, to);
        this.running = new ConcurrentParts<>(pace.inFlight());
        this.cutUpTo = from;
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        if (position == null) {
            return whole(null);
        }
        if (WHOLE.isIn(position)) {
            return whole(WHOLE.read(scope, position).text("at"));
        }
        if (position.startsWith(OLD_WHOLE)) {
            return whole(position.substring(OLD_WHOLE.length()));
        }
        return inPart(Part.parse(scope, position));
    }

    private FetchedPage<T> whole(@Nullable String position) {
        long start = pace.nanos().getAsLong();
        FetchedPage<T> page = whole.fetch(position);
        Duration took = Duration.ofNanos(pace.nanos().getAsLong() - start);
        boolean decides = --pagesUntilDecision == 0;
        return decides && took.compareTo(pace.between()) >= 0 ? cut(page) : inWhole(page);
    }

    /** Cuts what is left, if it is long. What has the page's last instant comes again with the first part, so it is left to that. */
    private FetchedPage<T> cut(FetchedPage<T> page) {
        Instant last = times(page).max(Instant::compareTo).orElse(from);
        Instant start = times(page).min(Instant::compareTo).orElse(from);
        if (page.next() == null || !isInOrder(page) || !lengths.plan(start, last)) {
            return inWhole(page);
        }
        FetchedPage<T> before = page.filter(item -> !last.equals(feed.time().apply(item)));
        return before.withNext(new Part(last, lengths.end(last), null).toString());
    }

    private Stream<Instant> times(FetchedPage<T> page) {
        return page.items().stream().map(feed.time()).filter(Objects::nonNull);
    }

    /** Where a record is dated after others that follow it, what lies between was not read. */
    private boolean isInOrder(FetchedPage<T> page) {
        List<Instant> times = times(page).toList();
        return times.equals(times.stream().sorted().toList());
    }

    private FetchedPage<T> inPart(Part part) {
        if (running.isEmpty()) {
            begin(part);
        }
        FetchedPage<T> page = running.take();
        lengths.took(page.items().size());
        if (page.next() != null) {
            return page.withNext(part.at(page.next()).toString());
        }
        Part read = parts.remove();
        lengths.partIsRead(read.length(), read.inner() == null);
        startMore();
        Part next = parts.peek();
        return next == null ? page : page.withNext(next.toString());
    }

    /** The first part of this walk, which may resume in its middle. */
    private void begin(Part part) {
        lengths.are(part.length());
        start(part);
        startMore();
    }

    private void startMore() {
        while (running.hasRoom() && cutUpTo.isBefore(lengths.to())) {
            start(new Part(cutUpTo, lengths.end(cutUpTo), null));
        }
    }

    private void start(Part part) {
        running.start(feed.windows().window(part.from(), part.to()), part.inner());
        parts.add(part);
        cutUpTo = part.to();
    }

    private FetchedPage<T> inWhole(FetchedPage<T> page) {
        String next = page.next();
        return next == null
                ? page
                : page.withNext(WHOLE.position().with("at", next).toString());
    }

    @Override
    public void close() {
        whole.close();
        running.close();
    }

    /** A part of the window, and where in it a read goes on. */
    private record Part(Instant from, Instant to, @Nullable String inner) {
        private static final Position.Form FORM =
                new Position.Form("split", 1).orFormerly("([^/]*)/([^/]*)/(.+)?", "from", "to", "at");

        Duration length() {
            return Duration.between(from, to);
        }

        Part at(String position) {
            return new Part(from, to, position);
        }

        static Part parse(CursorScope scope, String text) {
            Position read = FORM.read(scope, text);
            Part part = new Part(read.instant("from"), read.instant("to"), read.find("at"));
            if (!part.from().isBefore(part.to())) {
                throw scope.refused("its position is not in this window; start again without it");
            }
            return part;
        }

        @Override
        public String toString() {
            return FORM.position()
                    .with("from", from)
                    .with("to", to)
                    .with("at", inner)
                    .toString();
        }
    }
}
