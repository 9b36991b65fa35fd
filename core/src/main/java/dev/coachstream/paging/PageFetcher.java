package dev.coachstream.paging;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Requests one page; a null position asks for the first.
 *
 * <p>One fetcher serves one walk, from one thread at a time, and may keep state for it.
 */
@FunctionalInterface
public interface PageFetcher<T> extends AutoCloseable {

    FetchedPage<T> fetch(@Nullable String position);

    /** The same pages with only the records wanted. */
    default PageFetcher<T> filter(Predicate<? super T> wanted) {
        PageFetcher<T> all = this;
        return new PageFetcher<>() {
            @Override
            public FetchedPage<T> fetch(@Nullable String position) {
                return all.fetch(position).filter(wanted);
            }

            @Override
            public PageFetcher<T> unfiltered() {
                return all.unfiltered();
            }

            @Override
            public void close() {
                all.close();
            }
        };
    }

    /** The same pages with each record in another form. */
    default <R> PageFetcher<R> map(Function<? super T, ? extends R> mapper) {
        PageFetcher<T> all = this;
        return new PageFetcher<>() {
            @Override
            public FetchedPage<R> fetch(@Nullable String position) {
                return all.fetch(position).map(mapper);
            }

            @Override
            public void close() {
                all.close();
            }
        };
    }

    /** What fetches, where this only narrows what another fetches. */
    default PageFetcher<T> unfiltered() {
        return this;
    }

    /** Releases what the walk held; called once, also after an error or an early stop. */
    @Override
    default void close() {}
}
