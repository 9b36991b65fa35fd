package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import org.jspecify.annotations.Nullable;

/**
 * What a cursor belongs to.
 *
 * @param source the account's name in the host's configuration
 * @param feed what is read
 * @param fingerprint of the query that is read
 */
public record CursorScope(String source, Feed feed, String fingerprint) {

    /** The cursor for a position; null is the end. */
    public Cursor cursor(@Nullable String position) {
        return new Cursor(source, feed, fingerprint, position);
    }

    /** Throws a CONFIGURATION error that says why, if a cursor is another source's, feed's or query's. */
    public void accept(Cursor cursor) {
        if (!cursor.source().equals(source)) {
            throw refused("it belongs to source " + cursor.source());
        }
        if (cursor.feed() != feed) {
            throw refused("it belongs to feed " + cursor.feed().label() + ", not " + feed.label());
        }
        if (!cursor.fingerprint().equals(fingerprint)) {
            throw refused("it belongs to another query: ask the same window, filters and joins as when it was made");
        }
    }

    /** An error about an answer that the vendor's own document rules out. */
    public CoachingSourceException protocol(String message) {
        return new CoachingSourceException(source, Kind.PROTOCOL, "reading " + feed.label() + ": " + message);
    }

    /** An error of kind CONFIGURATION about a cursor that cannot be used here; {@link Cursor#isRefused} knows it. */
    public CoachingSourceException refused(String reason) {
        return new CoachingSourceException(source, Kind.CONFIGURATION, "this cursor cannot be used: " + reason);
    }
}
