package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedFollower;
import dev.coachstream.model.Feed;
import java.util.List;

/**
 * The accounts that have a feed. One that has not is left out with a word, unless it was named: then it is asked, and refuses.
 *
 * @param sources those to read
 * @param leftOut what is said of the others
 */
record Offering(List<CoachingSource> sources, List<String> leftOut) {

    static Offering of(List<CoachingSource> open, Feed feed, List<String> named) {
        List<CoachingSource> sources = open.stream()
                .filter(source -> has(source, feed) || named.contains(source.name()))
                .toList();
        if (sources.isEmpty()) {
            throw new UsageException(
                    "no account has " + feed.label(), "coachstream sources shows the feeds of each account");
        }
        List<String> leftOut = open.stream()
                .filter(source -> !sources.contains(source))
                .map(source -> "%s has no %s and is left out".formatted(source.name(), feed.label()))
                .toList();
        return new Offering(sources, leftOut);
    }

    /** The accounts whose changes of a feed can be followed; the same for the others. */
    static Offering ofChanges(List<CoachingSource> open, Feed feed, List<String> named) {
        List<CoachingSource> sources = open.stream()
                .filter(source -> FeedFollower.canFollow(source, feed) || named.contains(source.name()))
                .toList();
        if (sources.isEmpty()) {
            throw new UsageException(
                    "no account keeps a feed of changes of " + feed.label(),
                    "read again and again instead, with --since and without --follow");
        }
        List<String> leftOut = open.stream()
                .filter(source -> !sources.contains(source))
                .map(source ->
                        "%s keeps no feed of changes of %s and is left out".formatted(source.name(), feed.label()))
                .toList();
        return new Offering(sources, leftOut);
    }

    private static boolean has(CoachingSource source, Feed feed) {
        return source.capabilities().feeds().containsKey(feed);
    }
}
