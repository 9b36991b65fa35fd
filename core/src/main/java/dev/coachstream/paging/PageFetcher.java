package dev.coachstream.paging;

import org.jspecify.annotations.Nullable;

/**
 * Requests one page; a null position asks for the first.
 *
 * <p>One fetcher serves one walk, from one thread at a time, and may keep state for it.
 */
@FunctionalInterface
public interface PageFetcher<T> extends AutoCloseable {

    Fetched<T> fetch(@Nullable String position);

    /** Releases what the walk held; called once, also after an error or an early stop. */
    @Override
    default void close() {}
}
