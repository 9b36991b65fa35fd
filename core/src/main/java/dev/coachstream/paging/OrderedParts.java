package dev.coachstream.paging;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed that comes in independent parts (windows, people) side by side, and delivers the parts one after another: the
 * order and the cursors are those of a read that does one part at a time.
 *
 * <p>Each part in flight holds at most {@value RunningParts#PAGES_HELD} pages that the caller has not taken yet.
 */
public final class OrderedParts<T> implements PageFetcher<T> {
    private final CursorScope scope;
    private final int count;
    private final IntFunction<? extends PageFetcher<T>> parts;
    private final ConcurrentParts<T> running;
    private int started;

    /**
     * @param count how many parts there are; a read that resumes must have the same
     * @param parts gives the fetcher of a part
     * @param inFlight how many parts are read at once
     */
    public OrderedParts(CursorScope scope, int count, IntFunction<? extends PageFetcher<T>> parts, int inFlight) {
        this.scope = scope;
        this.count = count;
        this.parts = parts;
        this.running = new ConcurrentParts<>(inFlight);
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        Place place = position == null ? new Place(0, null) : Place.parse(scope, position, count);
        if (running.isEmpty()) {
            started = place.part();
            start(place.inner());
        }
        FetchedPage<T> page = running.take();
        String inner = page.next();
        if (inner != null) {
            return at(page, new Place(place.part(), inner));
        }
        return place.part() + 1 < count ? at(page, new Place(place.part() + 1, null)) : page;
    }

    /** Keeps as many parts running as may be; only the first of a resumed read starts in its middle. */
    private void start(@Nullable String inner) {
        String from = inner;
        while (started < count && running.hasRoom()) {
            running.start(parts.apply(started++), from);
            from = null;
        }
    }

    private FetchedPage<T> at(FetchedPage<T> page, Place next) {
        start(null);
        return page.withNext(next.toString());
    }

    @Override
    public void close() {
        running.close();
    }

    /** Where a read in parts is: {@code part:position in it}. */
    private record Place(int part, @Nullable String inner) {

        static Place parse(CursorScope scope, String text, int count) {
            int colon = text.indexOf(':');
            if (colon < 1
                    || !text.substring(0, colon).matches("\\d{1,9}")
                    || Integer.parseInt(text.substring(0, colon)) >= count) {
                throw scope.protocol("this cursor's position is not in a part of this read; start again without it");
            }
            String inner = text.substring(colon + 1);
            return new Place(Integer.parseInt(text.substring(0, colon)), inner.isEmpty() ? null : inner);
        }

        @Override
        public String toString() {
            return part + ":" + (inner == null ? "" : inner);
        }
    }
}
