package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.TimeSource;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.rows.FirstFill;
import java.util.Set;

/** What the parts of an account's sync have in common. */
record AccountContext(
        CoachingSource source,
        long run,
        SyncOptions options,
        int batchRows,
        TimeSource time,
        StoreThread writer,
        FirstFill firstFill,
        SourceTraffic traffic,
        SyncListener listener,
        StageTimes times,
        StopSign stop) {

    boolean stopped() {
        return stop.isUp();
    }

    long requests() {
        return traffic.requests(source.name());
    }

    Capture capture(Feed feed) {
        return capabilities(feed).capture();
    }

    Set<Feed> embeds(Feed feed) {
        return capabilities(feed).embeds();
    }

    /** Whether the vendor can be asked for one record of a feed by its id. */
    boolean finds(Feed feed) {
        return capabilities(feed).lookup();
    }

    private FeedCapabilities capabilities(Feed feed) {
        return source.capabilities().feed(source.name(), feed);
    }
}
