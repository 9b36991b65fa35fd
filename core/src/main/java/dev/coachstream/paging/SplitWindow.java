package dev.coachstream.paging;

import java.time.Duration;
import java.time.Instant;
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
 * instant on, into parts of about {@value #PAGES_A_PART} pages. The order and the cursors are those of a read of the whole window.
 */
public final class SplitWindow<T> implements PageFetcher<T> {
    private static final int PAGES_A_PART = 4;
    private static final int MOST_PARTS = 512;
    private static final String WHOLE = "w";

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
    private @Nullable Parts<T> parts;

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
    }

    @Override
    public Fetched<T> fetch(@Nullable String position) {
        if (position == null || position.startsWith(WHOLE)) {
            return whole(position == null ? null : position.substring(WHOLE.length()));
        }
        Cut cut = Cut.parse(scope, position);
        return inPart(cut, parts(cut).fetch(cut.inner()));
    }

    private Fetched<T> whole(@Nullable String position) {
        long start = pace.nanos().getAsLong();
        Fetched<T> page = whole.fetch(position);
        Duration took = Duration.ofNanos(pace.nanos().getAsLong() - start);
        boolean decides = --pagesUntilDecision == 0;
        return decides && took.compareTo(pace.between()) >= 0 ? cut(page) : inWhole(page);
    }

    /** Cuts what is left, if it is long. What has the page's last instant comes again with the first part, so it is left to that. */
    private Fetched<T> cut(Fetched<T> page) {
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
        int count = page.next() == null || inFlight < 2 ? 0 : parts(start, last);
        if (count < 2) {
            return inWhole(page);
        }
        Fetched<T> before = page.filter(item -> !last.equals(time.apply(item)));
        return at(before, new Cut(last, count, null).toString());
    }

    /** How many parts the rest makes, if it is as dense as the page. */
    private int parts(Instant start, Instant last) {
        long onePage = Duration.between(start, last).toMillis();
        if (onePage <= 0) {
            return 0;
        }
        long parts = Duration.between(last, to).toMillis() / onePage / PAGES_A_PART;
        return (int) Math.min(MOST_PARTS, parts <= inFlight ? parts : inFullRounds(parts));
    }

    /** A ninth part beside eight in flight would be read alone, when the eight are done. */
    private long inFullRounds(long parts) {
        return (parts + inFlight / 2) / inFlight * inFlight;
    }

    private Parts<T> parts(Cut cut) {
        Parts<T> current = parts;
        if (current == null) {
            current = new Parts<>(
                    scope,
                    cut.count(),
                    part -> windows.window(cut.boundary(part, to), cut.boundary(part + 1, to)),
                    inFlight);
            parts = current;
        }
        return current;
    }

    private Fetched<T> inWhole(Fetched<T> page) {
        return page.next() == null ? page : at(page, WHOLE + page.next());
    }

    private Fetched<T> inPart(Cut cut, Fetched<T> page) {
        return page.next() == null ? page : at(page, new Cut(cut.start(), cut.count(), page.next()).toString());
    }

    private Fetched<T> at(Fetched<T> page, String next) {
        return new Fetched<>(page.items(), next, null, page.total(), page.rejected(), page.moved());
    }

    @Override
    public void close() {
        whole.close();
        if (parts != null) {
            parts.close();
        }
    }

    /** The rest of the window in equal parts: {@code start/count/position in the parts}. */
    private record Cut(Instant start, int count, @Nullable String inner) {

        Instant boundary(int part, Instant end) {
            return part == count
                    ? end
                    : start.plus(Duration.between(start, end).dividedBy(count).multipliedBy(part));
        }

        static Cut parse(CursorScope scope, String text) {
            List<String> fields = List.of(text.split("/", 3));
            try {
                int count = Integer.parseInt(fields.get(1));
                String inner = fields.get(2);
                if (count < 2 || count > MOST_PARTS) {
                    throw new IllegalArgumentException("no such cut");
                }
                return new Cut(Instant.parse(fields.get(0)), count, inner.isEmpty() ? null : inner);
            } catch (RuntimeException e) {
                throw scope.protocol("this cursor's position is not in this window; start again without it");
            }
        }

        @Override
        public String toString() {
            return start + "/" + count + "/" + (inner == null ? "" : inner);
        }
    }
}
