package dev.coachstream.aggregator.pipeline;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream that can be read: one feed of all the accounts that have it.
 *
 * @param incremental whether an account's records can be told apart from those that were sent before
 * @param blindSpots what each account's changes cannot show, a sentence each
 */
public record StreamOffer(Feed feed, boolean incremental, List<String> blindSpots) {

    public StreamOffer {
        blindSpots = List.copyOf(blindSpots);
    }

    public String name() {
        return feed.label();
    }

    /** The streams of some accounts, in the order of the feeds. */
    public static List<StreamOffer> of(List<CoachingSource> sources) {
        List<StreamOffer> offers = new ArrayList<>();
        for (Feed feed : Feed.values()) {
            List<CoachingSource> having = sources.stream()
                    .filter(source -> feedThatHolds(source, feed) != null)
                    .toList();
            if (!having.isEmpty()) {
                Set<String> blind = new LinkedHashSet<>();
                having.stream()
                        .filter(source -> !source.capabilities().blindSpot().isEmpty())
                        .forEach(source -> blind.add(
                                source.vendor() + ": " + source.capabilities().blindSpot()));
                offers.add(new StreamOffer(
                        feed, having.stream().anyMatch(source -> tellsChanges(source, feed)), List.copyOf(blind)));
            }
        }
        return offers;
    }

    private static @Nullable CapturedFeed feedThatHolds(CoachingSource source, Feed feed) {
        return CapturedFeed.of(source.capabilities()).stream()
                .filter(read -> read.feed() == feed || read.embedded().contains(feed))
                .findFirst()
                .orElse(null);
    }

    /** Whether it reads less each time than everything: by a feed of changes, a window, or the time of a record's update. */
    private static boolean tellsChanges(CoachingSource source, Feed feed) {
        CapturedFeed read = feedThatHolds(source, feed);
        if (read == null) {
            return false;
        }
        FeedCapabilities can = source.capabilities().feed(source.name(), read.feed());
        return can.capture().way() != Capture.Way.SNAPSHOT || can.axes().contains(Axis.UPDATED);
    }
}
