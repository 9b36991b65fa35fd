package dev.coachstream.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page as it is delivered.
 *
 * @param items the records; may be empty, also before the last page
 * @param cursor resumes right after this page
 * @param last whether the walk ends here
 * @param total how many records the vendor says the whole set holds, where it says so
 * @param rejected records that could not be read
 * @param moved whether the set is known to have changed while it was read
 * @param leftOut how many records the vendor sent that the query does not want
 * @param openEnded whether the set, or a part of it, ends here only because its server refused to say what follows: more may be there, and
 *     a narrower window may show it
 */
public record Page<T>(
        List<T> items,
        Cursor cursor,
        boolean last,
        @Nullable Long total,
        List<RejectedRecord> rejected,
        boolean moved,
        long leftOut,
        boolean openEnded) {

    /** The same page with at most so many records. */
    public Page<T> first(long most) {
        return items.size() <= most
                ? this
                : new Page<>(items.subList(0, (int) most), cursor, last, total, rejected, moved, leftOut, openEnded);
    }

    /** The same page with each record in another form. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(
                items.stream().<R>map(mapper).toList(), cursor, last, total, rejected, moved, leftOut, openEnded);
    }
}
