package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.HostApi;
import org.jspecify.annotations.Nullable;

/** Is told how a sync gets on, for progress. Called from the accounts' threads; must return at once. */
@HostApi
public interface SyncListener {

    /** Listens to nothing. */
    SyncListener NONE = new SyncListener() {};

    /** A feed is about to be read. */
    default void begun(String source, Feed feed) {}

    /** A page of so many records was read. {@code total} is what the server counts in this window, where it says so. */
    default void read(String source, Feed feed, int rows, @Nullable Long total) {}

    /** Something about an account that whoever runs the sync should know, in a sentence. */
    default void noted(String source, String note) {}

    /** The sync of an account ended. */
    default void ended(String source) {}
}
