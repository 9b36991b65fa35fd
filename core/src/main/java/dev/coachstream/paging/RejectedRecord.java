package dev.coachstream.paging;

import dev.coachstream.error.Printable;
import dev.coachstream.model.Feed;
import org.jspecify.annotations.Nullable;

/**
 * A record that a page held and that could not be read; the others of the page were delivered.
 *
 * @param source the account's name in the host's configuration
 * @param feed what was read
 * @param id the record's id, where it could be read
 * @param field the path of the member that could not be read, in the vendor's words
 * @param reason what is wrong with it; never its value
 */
public record RejectedRecord(
        String source, Feed feed, @Nullable String id, String field, String reason) {

    public RejectedRecord {
        field = Printable.line(field);
        reason = Printable.line(reason);
    }

    @Override
    public String toString() {
        String record = id == null ? "a record without a readable id" : "record " + id;
        return Printable.line("%s %s: %s: field %s %s".formatted(source, feed.label(), record, field, reason));
    }
}
