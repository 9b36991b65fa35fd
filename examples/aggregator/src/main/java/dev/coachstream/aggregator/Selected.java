package dev.coachstream.aggregator;

import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is read; the same wherever something is. */
final class Selected {

    @Option(
            names = "--feed",
            paramLabel = "FEED",
            defaultValue = "sessions",
            converter = Labelled.Feeds.class,
            description = "sessions, points, todos, progress or assignments (${DEFAULT-VALUE}).")
    private Feed feed = Feed.SESSIONS;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeBound.Reader.class,
            description = "From here on: RFC 3339, a date, or so long ago (30d).")
    private @Nullable TimeBound since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeBound.Reader.class,
            description = "Up to here, exclusive; written like --since.")
    private @Nullable TimeBound until;

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            defaultValue = "updated",
            converter = Labelled.Axes.class,
            description = "What --since and --until are about: updated, created or meeting (${DEFAULT-VALUE}).")
    private Axis axis = Axis.UPDATED;

    @Option(names = "--source", paramLabel = "NAME", description = "Only this account; repeatable.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--coachee", paramLabel = "ID", description = "Only this person coached; repeatable.")
    private List<String> coachees = new ArrayList<>();

    @Option(names = "--coach", paramLabel = "ID", description = "Only this coach; repeatable.")
    private List<String> coaches = new ArrayList<>();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = Labelled.Statuses.class,
            description = "Only open, completed or deleted; repeatable.")
    private List<Status> statuses = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "FEEDS",
            split = ",",
            converter = Labelled.Feeds.class,
            description = "Join points, todos or both (points,todos) to each session.")
    private List<Feed> with = new ArrayList<>();

    Feed feed() {
        return feed;
    }

    List<String> sources() {
        return sources;
    }

    /** What is asked, its window counted from now. */
    Query query(Instant now) {
        try {
            return Query.all()
                    .window(axis, since == null ? null : since.at(now), until == null ? null : until.at(now))
                    .coachees(new LinkedHashSet<>(coachees))
                    .coaches(new LinkedHashSet<>(coaches))
                    .statuses(new LinkedHashSet<>(statuses))
                    .with(new LinkedHashSet<>(with));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "look at --since, --until and --with");
        }
    }

    /** The options as they were written, to tell whether a later run asks the same. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("--feed", feed.label());
        written.put("--since", since == null ? "" : since.text());
        written.put("--until", until == null ? "" : until.text());
        written.put("--axis", axis.label());
        written.put("--source", sorted(sources));
        written.put("--coachee", sorted(coachees));
        written.put("--coach", sorted(coaches));
        written.put("--status", sorted(statuses));
        written.put("--with", sorted(with));
        return written;
    }

    private static String sorted(List<? extends Object> values) {
        return String.join(
                " ", values.stream().map(String::valueOf).distinct().sorted().toList());
    }
}
