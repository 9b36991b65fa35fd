package dev.coachstream.capture;

import dev.coachstream.api.Capabilities;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A feed that is read, and the feeds that come with it: points and to-dos that a vendor embeds in its sessions are sent with their session, and
 * covered by its state.
 *
 * @param feed what is read, and has a state
 * @param embedded what its records hold
 */
public record CapturedFeed(Feed feed, Set<Feed> embedded) {
    public CapturedFeed {
        embedded = Set.copyOf(embedded);
    }

    /** The feeds to read so that each feed of a source comes once, in the order of {@link Feed}. */
    public static List<CapturedFeed> of(Capabilities can) {
        Set<Feed> within = EnumSet.noneOf(Feed.class);
        can.feeds().values().forEach(feed -> within.addAll(feed.embeds()));
        List<CapturedFeed> read = new ArrayList<>();
        for (Feed feed : Feed.values()) {
            if (can.feeds().containsKey(feed) && !within.contains(feed)) {
                read.add(new CapturedFeed(feed, can.feeds().get(feed).embeds()));
            }
        }
        return read;
    }

    /** The records of an embedded feed that a record holds. */
    public static List<? extends CoachingRecord> embedded(CoachingRecord item, Feed feed) {
        if (item instanceof CoachingSession session) {
            return switch (feed) {
                case POINTS -> session.points();
                case TODOS -> session.todos();
                default -> List.of();
            };
        }
        return List.of();
    }
}
