package dev.coachstream.aggregator;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.CoachingSource;
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

    private static boolean has(CoachingSource source, Feed feed) {
        return source.capabilities().feeds().containsKey(feed);
    }
}
