package dev.coachstream.paging;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed that comes in independent parts (windows, people) side by side, and delivers the parts one after another: the
 * order and the cursors are those of a read that does one part at a time.
 *
 * <p>Each part in flight holds at most {@value ConcurrentParts#PAGES_HELD} pages that the caller has not taken yet.
 */
public final class OrderedParts<T> implements PageFetcher<T> {
    private final CursorScope scope;
    private final int count;
    private final IntFunction<? extends PageFetcher<T>> parts;
    private final ConcurrentParts<T> running;
    private @Nullable PageFetcher<T> first;
    private boolean begun;
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

    /** The first page is fetched alone: whoever it suffices has asked for no more. */
    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        PartPosition part = position == null ? new PartPosition(0, null) : PartPosition.parse(scope, position, count);
        if (!begun) {
            begun = true;
            started = part.part() + 1;
            first = parts.apply(part.part());
            return at(part, first.fetch(part.inner()));
        }
        startMore(part.inner());
        return at(part, running.take());
    }

    /** Keeps as many parts running as may be; only the first starts in its middle, after the page that was fetched alone. */
    private void startMore(@Nullable String inner) {
        PageFetcher<T> goesOn = first;
        first = null;
        if (goesOn != null && inner != null) {
            running.start(goesOn, inner);
        } else if (goesOn != null) {
            goesOn.close();
        }
        while (started < count && running.hasRoom()) {
            running.start(parts.apply(started++), null);
        }
    }

    private FetchedPage<T> at(PartPosition part, FetchedPage<T> page) {
        String inner = page.next();
        if (inner != null) {
            return page.withNext(new PartPosition(part.part(), inner).toString());
        }
        boolean last = part.part() + 1 == count;
        return last ? page : page.withNext(new PartPosition(part.part() + 1, null).toString());
    }

    @Override
    public void close() {
        running.close();
        if (first != null) {
            first.close();
        }
    }

    /** Where a read in parts is. */
    private record PartPosition(int part, @Nullable String inner) {
        private static final Position.Form FORM =
                new Position.Form("part", 1).orFormerly("(\\d{1,9}):(.+)?", "number", "at");

        static PartPosition parse(CursorScope scope, String text, int count) {
            PartPosition part = of(FORM.read(scope, text));
            if (part.part() >= count) {
                throw scope.refused("its position is not in a part of this read; start again without it");
            }
            return part;
        }

        private static PartPosition of(Position read) {
            return new PartPosition((int) Math.min(read.number("number"), Integer.MAX_VALUE), read.find("at"));
        }

        @Override
        public String toString() {
            return FORM.position().with("number", part).with("at", inner).toString();
        }
    }
}
