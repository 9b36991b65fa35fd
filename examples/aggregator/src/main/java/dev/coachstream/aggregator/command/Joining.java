package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Query;
import dev.coachstream.model.Feed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of each account where feeds are joined: those that it has. What it has not is told, unless none of the accounts has
 * it: then it cannot have been meant.
 *
 * @param query what is asked of an account that has everything
 */
record Joining(Feed feed, Query query) implements Function<CoachingSource, Query> {

    @Override
    public Query apply(CoachingSource source) {
        Set<Feed> had = new LinkedHashSet<>(query.with());
        had.retainAll(joinable(source));
        return query.with(had);
    }

    /** What is said of the accounts that lack something. Refuses what none of them has. */
    List<String> leftOut(List<CoachingSource> sources) {
        query.with().forEach(joined -> requireOne(sources, joined));
        return sources.stream()
                .map(source -> lack(source, lacking(source)))
                .filter(told -> !told.isEmpty())
                .toList();
    }

    private void requireOne(List<CoachingSource> sources, Feed joined) {
        if (sources.stream().noneMatch(source -> joinable(source).contains(joined))) {
            throw new UsageException(
                    "no account has %s to join to its %s".formatted(joined.label(), feed.label()),
                    "leave it out of --with; coachstream sources shows the feeds of each account");
        }
    }

    private String lack(CoachingSource source, Set<Feed> lacking) {
        return lacking.isEmpty()
                ? ""
                : "%s has no %s to join".formatted(source.name(), Labels.cell(Labels.feeds(lacking)));
    }

    private Set<Feed> lacking(CoachingSource source) {
        Set<Feed> lacking = new TreeSet<>(query.with());
        lacking.removeAll(joinable(source));
        return lacking;
    }

    private Set<Feed> joinable(CoachingSource source) {
        @Nullable FeedCapabilities can = source.capabilities().feeds().get(feed);
        if (can == null) {
            return Set.of();
        }
        Set<Feed> joinable = new LinkedHashSet<>(can.joins());
        joinable.addAll(can.embeds());
        return joinable;
    }
}
