package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One walk from page to page, which never asks for the same position twice. Where it looks ahead, it fetches one page while the caller works on
 * another, from the second on: whoever the first one suffices has asked for no more.
 */
final class PageWalk<T> implements Iterator<Page<T>>, AutoCloseable {
    /** More than any account has, and little enough to remember every position: a server may promise more for ever. */
    static final int MAX_PAGES = 1_000_000;

    private static final int MAX_POSITION = 64 * 1024;

    private final CursorScope scope;
    private final PageFetcher<T> fetcher;
    private final boolean looksAhead;
    private final Consumer<PageWalk<T>> onClose;
    private final Prefetcher<FetchedPage<T>> ahead = new Prefetcher<>();
    private final IdSet visited = new IdSet();
    private int pages;
    private @Nullable String position;
    private boolean done;
    private volatile boolean closed;

    PageWalk(
            CursorScope scope,
            @Nullable Cursor after,
            PageFetcher<T> fetcher,
            boolean looksAhead,
            Consumer<PageWalk<T>> onClose) {
        this.scope = scope;
        this.fetcher = fetcher;
        this.looksAhead = looksAhead;
        this.onClose = onClose;
        this.position = after == null ? null : after.position();
        this.done = after != null && after.atEnd();
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public Page<T> next() {
        if (done) {
            throw new NoSuchElementException();
        }
        if (closed) {
            throw new IllegalStateException("this read of " + scope.feed().label() + " is closed");
        }
        FetchedPage<T> fetched = fetched();
        String next = fetched.next();
        String goesOnAt = next == null ? fetched.resume() : next;
        advance(next);
        return new Page<>(
                fetched.items(),
                scope.cursor(goesOnAt),
                next == null,
                fetched.total(),
                fetched.rejected(),
                fetched.moved(),
                fetched.leftOut(),
                fetched.openEnded());
    }

    private FetchedPage<T> fetched() {
        try {
            FetchedPage<T> expected = ahead.take();
            FetchedPage<T> fetched = expected == null ? fetcher.fetch(position) : expected;
            refuseRepeated(fetched.next());
            return fetched;
        } catch (RuntimeException e) {
            close();
            throw CoachingSourceException.of(scope.source(), e);
        } catch (LinkageError e) {
            close();
            throw CoachingSourceException.of(scope.source(), e);
        }
    }

    /** A→A and A→B→A would be read for ever: see the paging rules in the architecture document. */
    private void refuseRepeated(@Nullable String next) {
        if (pages == 0 && position != null) {
            visited.add(position);
        }
        if (next == null) {
            return;
        }
        if (!visited.add(next)) {
            throw scope.protocol("the server promises more and repeats the position " + shortened(next)
                    + "; what was read so far is good, the rest cannot be reached");
        }
        if (++pages >= MAX_PAGES || next.length() > MAX_POSITION) {
            throw scope.protocol(
                    "the server promises more after %s pages, at a position of %s characters; at most %s pages"
                                    .formatted(pages, next.length(), MAX_PAGES)
                            + " are read in one go, at positions of at most " + MAX_POSITION
                            + ": ask for larger pages or a narrower window");
        }
    }

    private void advance(@Nullable String next) {
        position = next;
        done = next == null;
        if (next == null) {
            close();
        } else if (looksAhead && pages > 1) {
            ahead.expect(() -> fetcher.fetch(next));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ahead.close();
            onClose.accept(this);
            fetcher.close();
        }
    }

    private static String shortened(String position) {
        return position.length() <= 60 ? position : position.substring(0, 60) + "…";
    }
}
