package dev.coachstream.paging;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time window of a feed that is in the order of that time, in parts side by side where that pays.
 *
 * <p>The first page tells how dense the records are; where a quota sets the pace it is the second, whose request is not slowed by
 * a connection being made. A window that a few pages will finish is read on as it is, and so is one whose requests are answered
 * faster than the quota lets them follow each other: parts end in pages that are not full. Any other is cut, from that page's last
 * instant on, into parts of about {@value #PAGES_A_PART} pages, and each part that was read tells how long the ones after it should
 * be: a stretch without records is crossed in a few strides. The order of the records is that of a read of the whole window, and a
 * cursor holds the part that it is in, so that a read resumes exactly, whatever it had cut ahead.
 */
public final class SplitWindow<T> implements PageFetcher<T> {
    private static final int PAGES_A_PART = 4;
    /** After a part without records, for which nothing tells how empty the rest is. */
    private static final int STRIDE = 16;

    private static final Duration SHORTEST = Duration.ofMillis(1);
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
     * How fast requests may follow each other.
     *
     * @param between the time that a quota puts between requests; zero where there is none
     * @param nanos a clock that only goes forward
     */
    public record Pace(Duration between, LongSupplier nanos) {}

    private final CursorScope scope;
    private final Windows<T> windows;
    private final Instant from;
    private final Instant to;
    private final Function<? super T, @Nullable Instant> time;
    private final int inFlight;
    private final Pace pace;
    private final PageFetcher<T> whole;
    private int pagesUntilDecision;
    private final ConcurrentParts<T> running;
    /** Those that are running, in their order. */
    private final Deque<Part> parts = new ArrayDeque<>();

    private Instant cutUpTo;
    private Duration length = Duration.ZERO;
    private int pages;
    private int rows;

    /**
     * @param time the instant that the feed is ordered by
     * @param inFlight how many parts are read at once
     * @param pace tells whether parts side by side would be faster
     */
    public SplitWindow(
            CursorScope scope,
            Windows<T> windows,
            Instant from,
            Instant to,
            Function<? super T, @Nullable Instant> time,
            int inFlight,
            Pace pace) {
        this.scope = scope;
        this.windows = windows;
        this.from = from;
        this.to = to;
        this.time = time;
        this.inFlight = inFlight;
        this.pace = pace;
        this.pagesUntilDecision = pace.between().isZero() ? 1 : 2;
        this.whole = windows.window(from, to);
        this.running = new ConcurrentParts<>(inFlight);
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
        Instant last = page.items().stream()
                .map(time)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(from);
        Instant start = page.items().stream()
                .map(time)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(from);
        long count = page.next() == null || inFlight < 2 ? 0 : parts(start, last);
        if (count < 2) {
            return inWhole(page);
        }
        length = Duration.between(last, to).dividedBy(count);
        FetchedPage<T> before = page.filter(item -> !last.equals(time.apply(item)));
        return before.withNext(new Part(last, end(last), null).toString());
    }

    /** How many parts the rest makes, if it is as dense as the page. */
    private long parts(Instant start, Instant last) {
        long onePage = Duration.between(start, last).toMillis();
        if (onePage <= 0) {
            return 0;
        }
        long parts = Duration.between(last, to).toMillis() / onePage / PAGES_A_PART;
        return parts <= inFlight ? parts : inFullRounds(parts);
    }

    /** A ninth part beside eight in flight would be read alone, when the eight are done. */
    private long inFullRounds(long parts) {
        return (parts + inFlight / 2) / inFlight * inFlight;
    }

    /** Where a part ends that starts at an instant, in what vendors can tell apart; a rest of half a part goes with it. */
    private Instant end(Instant start) {
        Instant end = start.plus(length).truncatedTo(ChronoUnit.MILLIS);
        return end.plus(length.dividedBy(2)).isBefore(to) ? end : to;
    }

    private FetchedPage<T> inPart(Part part) {
        if (running.isEmpty()) {
            begin(part);
        }
        FetchedPage<T> page = running.take();
        pages++;
        rows += page.items().size();
        if (page.next() != null) {
            return page.withNext(part.at(page.next()).toString());
        }
        adaptTo(parts.remove());
        startMore();
        Part next = parts.peek();
        return next == null ? page : page.withNext(next.toString());
    }

    /** The first part of this walk, which may resume in its middle. */
    private void begin(Part part) {
        length = part.length();
        start(part);
        startMore();
    }

    private void startMore() {
        while (running.hasRoom() && cutUpTo.isBefore(to)) {
            start(new Part(cutUpTo, end(cutUpTo), null));
        }
    }

    private void start(Part part) {
        running.start(windows.window(part.from(), part.to()), part.inner());
        parts.add(part);
        cutUpTo = part.to();
    }

    /** A part that was resumed tells nothing: its first pages were not seen. */
    private void adaptTo(Part read) {
        if (read.inner() == null) {
            Duration own = read.length();
            Duration better = rows == 0
                    ? own.multipliedBy(STRIDE)
                    : own.multipliedBy(PAGES_A_PART + 1).dividedBy(pages);
            length = better.compareTo(SHORTEST) < 0 ? SHORTEST : better;
        }
        pages = 0;
        rows = 0;
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
        private static final Position.Form FORM = new Position.Form("split", 1);

        Duration length() {
            return Duration.between(from, to);
        }

        Part at(String position) {
            return new Part(from, to, position);
        }

        static Part parse(CursorScope scope, String text) {
            Position read = FORM.read(scope, FORM.isIn(text) ? text : fromOld(text));
            Part part = new Part(read.instant("from"), read.instant("to"), read.find("at"));
            if (!part.from().isBefore(part.to())) {
                throw scope.refused("its position is not in this window; start again without it");
            }
            return part;
        }

        /** {@code from/to/position}, as it was written before positions had a form. */
        private static String fromOld(String text) {
            List<String> fields = List.of(text.split("/", 3));
            if (fields.size() < 3) {
                return text;
            }
            return FORM.position()
                    .with("from", fields.get(0))
                    .with("to", fields.get(1))
                    .with("at", fields.get(2).isEmpty() ? null : fields.get(2))
                    .toString();
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
