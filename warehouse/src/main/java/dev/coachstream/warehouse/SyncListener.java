package dev.coachstream.warehouse;

import dev.coachstream.model.Feed;
import org.jspecify.annotations.Nullable;

/** Is told how a sync gets on, for progress. Called from the accounts' threads; must return at once. */
public interface SyncListener {

    /** Listens to nothing. */
    SyncListener NONE = new SyncListener() {};

    /** A page was read. {@code total} is what the server counts in this window, where it says so. */
    default void read(String source, Feed feed, long rows, @Nullable Long total) {}

    /** A window's read ended. */
    default void finished(String source, Feed feed, Verdict verdict) {}
}
