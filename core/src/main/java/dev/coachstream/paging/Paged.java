package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
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
 */
public final class Paged<T> implements Iterable<T>, AutoCloseable {
    private final CursorScope scope;
    private final @Nullable Cursor after;
    private final Supplier<? extends PageFetcher<T>> fetchers;
    private final Set<PageWalk<T>> walks = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Paged(CursorScope scope, @Nullable Cursor after, Supplier<? extends PageFetcher<T>> fetchers) {
        this.scope = scope;
        this.after = after;
        this.fetchers = fetchers;
    }

    /**
     * A read that starts at the beginning, or right after a cursor.
     *
     * @param fetchers gives a fetcher for each walk
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
        return this::walk;
    }

    @Override
    public Iterator<T> iterator() {
        return new Items<>(walk());
    }

    /** The records as a sequential stream. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public void close() {
        closed = true;
        walks.forEach(PageWalk::close);
    }

    private PageWalk<T> walk() {
        if (closed) {
            throw new IllegalStateException("this read of " + scope.feed().label() + " is closed");
        }
        PageWalk<T> walk = new PageWalk<>(scope, after, fetcher(), walks::remove);
        walks.add(walk);
        return walk;
    }

    private PageFetcher<T> fetcher() {
        try {
            return fetchers.get();
        } catch (RuntimeException e) {
            throw CoachingSourceException.of(scope.source(), e);
        }
    }

    /** Flattens pages; never promises an item that it cannot deliver. */
    private static final class Items<T> implements Iterator<T> {
        private final Iterator<Page<T>> pages;
        private Iterator<T> items = List.<T>of().iterator();

        Items(Iterator<Page<T>> pages) {
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
