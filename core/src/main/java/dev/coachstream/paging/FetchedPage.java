package dev.coachstream.paging;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one request brought, in an adapter's terms.
 *
 * @param items the records, in the vendor's order
 * @param next where the next page starts; null only where the vendor's own end signal was seen
 * @param resume where a later read goes on when {@code next} is null: a feed's tail; null where the set has an end
 * @param total how many records the vendor says the whole set holds, where it says so
 * @param rejected records that could not be read
 * @param moved whether the set is known to have changed while it was read
 * @param leftOut how many records the vendor sent that the query does not want
 * @param openEnded whether the set, or a part of it, ends here only because its server refused to say what follows: more may be there
 */
public record FetchedPage<T>(
        List<T> items,
        @Nullable String next,
        @Nullable String resume,
        @Nullable Long total,
        List<RejectedRecord> rejected,
        boolean moved,
        long leftOut,
        boolean openEnded) {

    public FetchedPage {
        items = List.copyOf(items);
        rejected = List.copyOf(rejected);
    }

    /** A page of which nothing else is known. */
    public FetchedPage(List<T> items, @Nullable String next) {
        this(items, next, null, null, List.of(), false, 0, false);
    }

    /** How many records the vendor sent: wanted or not, and whether they could be read or not. */
    public int received() {
        return items.size() + rejected.size() + (int) leftOut;
    }

    /** The same page, followed by another position. */
    public FetchedPage<T> withNext(@Nullable String position) {
        return new FetchedPage<>(items, position, resume, total, rejected, moved, leftOut, openEnded);
    }

    /** The same page, where a later read goes on from this position if nothing follows now. */
    public FetchedPage<T> withResume(@Nullable String tail) {
        return new FetchedPage<>(items, next, tail, total, rejected, moved, leftOut, openEnded);
    }

    /** The same page of a set of so many records; null where the vendor does not say. */
    public FetchedPage<T> withTotal(@Nullable Long count) {
        return new FetchedPage<>(items, next, resume, count, rejected, moved, leftOut, openEnded);
    }

    /** The same page with these records that could not be read. */
    public FetchedPage<T> withRejected(List<RejectedRecord> unreadable) {
        return new FetchedPage<>(items, next, resume, total, unreadable, moved, leftOut, openEnded);
    }

    /** The same page of a set that is known to have moved, or not. */
    public FetchedPage<T> withMoved(boolean changed) {
        return new FetchedPage<>(items, next, resume, total, rejected, changed, leftOut, openEnded);
    }

    /** The same page of a set whose end its server refuses to show, or not. */
    public FetchedPage<T> withOpenEnded(boolean open) {
        return new FetchedPage<>(items, next, resume, total, rejected, moved, leftOut, open);
    }

    /** The same page with each record in another form. */
    public <R> FetchedPage<R> map(Function<? super T, ? extends R> mapper) {
        return new FetchedPage<>(
                items.stream().<R>map(mapper).toList(), next, resume, total, rejected, moved, leftOut, openEnded);
    }

    /** The same page with only the records wanted. */
    public FetchedPage<T> filter(Predicate<? super T> wanted) {
        List<T> kept = items.stream().filter(wanted).toList();
        return new FetchedPage<>(
                kept, next, resume, total, rejected, moved, leftOut + items.size() - kept.size(), openEnded);
    }
}
