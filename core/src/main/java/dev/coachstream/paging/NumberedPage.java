package dev.coachstream.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page as a server sent it that numbers its pages, and what it says of the whole. One of {@code pages}, {@code more} and
 * {@code total} must be known: it tells where the walk ends.
 *
 * @param items the records that could be read
 * @param received how many records the server sent, also those that could not be read
 * @param rejected those that could not be read
 * @param pages how many pages the server says there are
 * @param more whether the server says that another page follows
 * @param total how many records the server says there are
 */
public record NumberedPage<T>(
        List<T> items,
        int received,
        List<RejectedRecord> rejected,
        @Nullable Long pages,
        @Nullable Boolean more,
        @Nullable Long total) {

    /** A page that says nothing of the whole yet. */
    public NumberedPage(List<T> items, int received, List<RejectedRecord> rejected) {
        this(items, received, rejected, null, null, null);
    }

    /** The same, of so many pages; null where the server does not say it. */
    public NumberedPage<T> withPages(@Nullable Long pages) {
        return new NumberedPage<>(items, received, rejected, pages, more, total);
    }

    /** The same, followed by another or not; null where the server does not say it. */
    public NumberedPage<T> withMore(@Nullable Boolean more) {
        return new NumberedPage<>(items, received, rejected, pages, more, total);
    }

    /** The same, of so many records; null where the server does not say it. */
    public NumberedPage<T> withTotal(@Nullable Long total) {
        return new NumberedPage<>(items, received, rejected, pages, more, total);
    }
}
