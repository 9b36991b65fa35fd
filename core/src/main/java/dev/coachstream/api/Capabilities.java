package dev.coachstream.api;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a source can and cannot tell: {@code Capabilities.of(feeds, quotas).withDeletionsVisible().blindSpot(…)}. A declared capability is a tested claim.
 *
 * @param feeds what it can answer, for each feed it offers
 * @param quotas the limits that reads keep to
 * @param deletionsVisible whether deleted records are told as such
 * @param acknowledgements whether it tells that a coachee signed a session off, also where nobody did yet
 * @param blindSpot what its change capture cannot see, in one sentence
 * @param untold what no feed of its vendor tells of coaching, in one sentence
 */
public record Capabilities(
        Map<Feed, FeedCapabilities> feeds,
        List<RateLimit> quotas,
        boolean deletionsVisible,
        boolean acknowledgements,
        String blindSpot,
        String untold) {

    public Capabilities {
        feeds = Map.copyOf(feeds);
        quotas = List.copyOf(quotas);
    }

    /** Nothing yet but what it can answer and how fast. */
    public static Capabilities of(Map<Feed, FeedCapabilities> feeds, List<RateLimit> quotas) {
        return new Capabilities(feeds, quotas, false, false, "", "");
    }

    /** The same where deleted records are told as such. */
    public Capabilities withDeletionsVisible() {
        return new Capabilities(feeds, quotas, true, acknowledgements, blindSpot, untold);
    }

    /** The same where it tells that a coachee signed a session off, also where nobody did yet. */
    public Capabilities withAcknowledgements() {
        return new Capabilities(feeds, quotas, deletionsVisible, true, blindSpot, untold);
    }

    /** The same, whose change capture cannot see this: one sentence. */
    public Capabilities blindSpot(String sentence) {
        return new Capabilities(feeds, quotas, deletionsVisible, acknowledgements, sentence, untold);
    }

    /** The same, of a vendor whose feeds tell nothing of this: one sentence. */
    public Capabilities untold(String sentence) {
        return new Capabilities(feeds, quotas, deletionsVisible, acknowledgements, blindSpot, sentence);
    }

    /** The same with other capabilities of one feed. */
    public Capabilities with(Feed feed, FeedCapabilities ofFeed) {
        Map<Feed, FeedCapabilities> all = new EnumMap<>(Feed.class);
        all.putAll(feeds);
        all.put(feed, ofFeed);
        return new Capabilities(all, quotas, deletionsVisible, acknowledgements, blindSpot, untold);
    }

    /** Whether one record of a feed can be read by its id; not where there is no such feed. */
    public boolean lookup(Feed feed) {
        FeedCapabilities can = feeds.get(feed);
        return can != null && can.lookup();
    }

    /** What the source can answer for a feed. Throws UNSUPPORTED, naming the feeds it has. */
    public FeedCapabilities feed(String source, Feed feed) {
        FeedCapabilities found = feeds.get(feed);
        if (found == null) {
            throw unsupported(
                    source, "it has no feed " + feed.label() + "; it has " + named(feeds.keySet(), Feed::label));
        }
        return found;
    }

    /** Throws UNSUPPORTED, naming what is offered instead, if the source cannot answer the query for the feed. */
    public void require(String source, Feed feed, Query query) {
        FeedCapabilities can = feed(source, feed);
        if (query.filters().contains(Filter.TIME) && !can.axes().contains(query.axis())) {
            throw unsupported(
                    source,
                    "its " + feed.label() + " have no " + query.axis().label() + " time; axes it has: "
                            + named(can.axes(), Axis::label));
        }
        for (Filter filter : query.filters()) {
            if (!can.filters().contains(filter)) {
                throw unsupported(
                        source,
                        "its " + feed.label() + " have no " + filter.label() + " to filter by; filters: "
                                + named(can.filters(), Filter::label));
            }
        }
        for (Feed joined : query.with()) {
            if (!can.joins().contains(joined) && !can.embeds().contains(joined)) {
                throw unsupported(source, "its " + feed.label() + " have no " + joined.label() + " to join");
            }
        }
    }

    private static <T extends Enum<T>> String named(Set<T> some, Function<T, String> label) {
        return some.stream().sorted().map(label).collect(Collectors.joining(", "));
    }

    private static CoachingSourceException unsupported(String source, String message) {
        return new CoachingSourceException(source, Kind.UNSUPPORTED, message);
    }
}
