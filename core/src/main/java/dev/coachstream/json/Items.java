package dev.coachstream.json;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.RejectedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The records of one page, those that could be read and those that could not: one bad record never hides the others.
 *
 * <p>Use it as the type of a page's list in a wire record.
 *
 * @param good the records that could be read, in the vendor's order
 * @param bad what is known of the others
 */
@JsonDeserialize(using = ItemsReader.class)
public record Items<T>(List<T> good, List<Bad> bad) {

    /**
     * A record that could not be read.
     *
     * @param id its id, where that could be read
     * @param field the path of the member at fault, in the vendor's words
     * @param reason what is wrong; never the value
     */
    public record Bad(@Nullable String id, String field, String reason) {

        /**
         * A record that no mapping can make. What the model refuses is said as the model says it, which quotes no value; of anything else only
         * the kind is told. An error of the account is none of a record, and is thrown again.
         */
        public static Bad refused(@Nullable String id, String field, RuntimeException refusal) {
            if (refusal instanceof CoachingSourceException) {
                throw refusal;
            }
            String why = refusal instanceof IllegalArgumentException
                    ? "is refused: " + refusal.getMessage()
                    : "cannot be mapped: " + refusal.getClass().getSimpleName();
            return new Bad(id, field, why);
        }
    }

    /** No records: what an absent list means. */
    public static <T> Items<T> none() {
        return new Items<>(List.of(), List.of());
    }

    /** The list, or none when the vendor left it out. */
    public static <T> Items<T> orNone(@Nullable Items<T> items) {
        return items == null ? none() : items;
    }

    /** How many records the server sent. */
    public int received() {
        return good.size() + bad.size();
    }

    /** Maps each record; one that the mapping refuses or fails at joins the bad ones. */
    public <R> Items<R> map(Function<? super T, ? extends R> mapping) {
        return map("id", mapping);
    }

    /**
     * Maps each record; one that the mapping refuses or fails at joins the bad ones.
     *
     * @param id the vendor's name for a record's id, without which no mapping can do
     */
    public <R> Items<R> map(String id, Function<? super T, ? extends R> mapping) {
        List<R> mapped = new ArrayList<>(good.size());
        List<Bad> refused = new ArrayList<>(bad);
        for (T item : good) {
            try {
                mapped.add(mapping.apply(item));
            } catch (RuntimeException e) {
                refused.add(Bad.refused(null, id, e));
            }
        }
        return new Items<>(mapped, refused);
    }

    /** The bad records as a walk reports them. */
    public List<RejectedRecord> rejected(CursorScope scope) {
        return bad.stream()
                .map(one -> new RejectedRecord(scope.source(), scope.feed(), one.id(), one.field(), one.reason()))
                .toList();
    }
}
