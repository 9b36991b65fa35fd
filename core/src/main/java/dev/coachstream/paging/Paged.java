package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The records of one read, however many pages they take.
 *
 * <p>Lazy: nothing is requested before the first item or page is. Restartable: each iterator walks anew from where the read
 * starts. A walk belongs to one thread; several walks may run at once. Close it to release what unfinished walks hold; after
 * that, walks stop with an {@link IllegalStateException}.
 *
 * <p>{@link #iterator} and {@link #stream} send a request only where an item of its page is asked for. {@link #pages} is for whoever reads on
 * to the end: from the second page on, the next one is fetched while the caller works. An account that may have several requests
 * in flight has them from the second page on, however it is read.
 *
 * <p>Records that could not be read, a set that moved, and an end that its server refuses to show are told by {@link Page}s only: whoever has to know
 * that nothing is missing reads those.
 */
public final class Paged<T> implements Iterable<T>, AutoCloseable {
    private final CursorScope scope;
    private final @Nullable Cursor after;
    private final Supplier<? extends PageFetcher<T>> fetchers;
    private final Set<PageWalk<T>> walks = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private WeakReference<PageFetcher<T>> latest = new WeakReference<>(null);

    private Paged(CursorScope scope, @Nullable Cursor after, Supplier<? extends PageFetcher<T>> fetchers) {
        this.scope = scope;
        this.after = after;
        this.fetchers = fetchers;
    }

    /**
     * A read that starts at the beginning, or right after a cursor.
     *
     * @param fetchers gives a fetcher for each walk; where it gives the same again, with what it remembers of another walk, the walk is
     *     refused with an {@link IllegalStateException}
     * @throws dev.coachstream.error.CoachingSourceException if the cursor is not of this scope
     */
    public static <T> Paged<T> of(
            CursorScope scope, @Nullable Cursor after, Supplier<? extends PageFetcher<T>> fetchers) {
        if (after != null) {
            scope.accept(after);
        }
        return new Paged<>(scope, after, fetchers);
    }

    /** The pages, in the source's order. Each has the cursor that resumes right after it. */
    public Iterable<Page<T>> pages() {
        return () -> walk(true);
    }

    /** The first page alone, for whoever hands on page after page; what lies after the end is an empty one. Its walk ends with it. */
    public Page<T> firstPage() {
        try (PageWalk<T> walk = walk(false)) {
            return walk.hasNext() ? walk.next() : afterTheEnd();
        }
    }

    private Page<T> afterTheEnd() {
        return new Page<>(List.of(), scope.cursor(null), true, null, List.of(), false, 0, false);
    }

    @Override
    public Iterator<T> iterator() {
        return new ItemIterator<>(walk(false));
    }

    /** The records as a sequential stream; closing it ends its walk. */
    public Stream<T> stream() {
        PageWalk<T> walk = walk(false);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new ItemIterator<>(walk), 0), false)
                .onClose(walk::close);
    }

    @Override
    public void close() {
        closed = true;
        walks.forEach(PageWalk::close);
    }

    private PageWalk<T> walk(boolean looksAhead) {
        if (closed) {
            throw new IllegalStateException("this read of " + scope.feed().label() + " is closed");
        }
        PageWalk<T> walk = new PageWalk<>(scope, after, newFetcher(), looksAhead, walks::remove);
        walks.add(walk);
        return walk;
    }

    /** A fetcher that remembers another walk would leave out what that one delivered, without a sign. */
    private synchronized PageFetcher<T> newFetcher() {
        PageFetcher<T> fetcher = fetcher();
        PageFetcher<T> own = fetcher.unfiltered();
        if (latest.refersTo(own) && own.getClass().getDeclaredFields().length > 0) {
            throw new IllegalStateException(
                    "a second walk over " + scope.feed().label()
                            + " was given the fetcher of another: make a new one for each walk, where Paged or SourceReads asks for it");
        }
        latest = new WeakReference<>(own);
        return fetcher;
    }

    private PageFetcher<T> fetcher() {
        try {
            return fetchers.get();
        } catch (RuntimeException e) {
            throw CoachingSourceException.of(scope.source(), e);
        }
    }

    /** Flattens pages; never promises an item that it cannot deliver. */
    private static final class ItemIterator<T> implements Iterator<T> {
        private final Iterator<Page<T>> pages;
        private Iterator<T> items = List.<T>of().iterator();

        ItemIterator(Iterator<Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && pages.hasNext()) {
                items = pages.next().items().iterator();
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
