package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.api.Query;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is read; the same wherever something is. */
final class Selected {

    @Option(
            names = "--feed",
            paramLabel = "FEED",
            defaultValue = "sessions",
            converter = Labelled.Feeds.class,
            completionCandidates = Labelled.Feeds.class,
            description = "sessions, points, todos, progress or assignments (${DEFAULT-VALUE}).")
    private Feed feed = Feed.SESSIONS;

    @Mixin
    private final WindowOptions window = new WindowOptions();

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
            completionCandidates = Labelled.Statuses.class,
            description = "Only open, completed or deleted; repeatable.")
    private List<Status> statuses = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "FEEDS",
            split = ",",
            converter = Labelled.Feeds.class,
            completionCandidates = Labelled.Feeds.class,
            description = "Join points, todos or both (points,todos) to each session.")
    private List<Feed> with = new ArrayList<>();

    Feed feed() {
        return feed;
    }

    List<String> sources() {
        return sources;
    }

    /** What is said of how it was asked. */
    List<String> notes() {
        return window.notes();
    }

    /** What is asked, its window counted from now. */
    Query query(Instant now) {
        try {
            return window.query(now)
                    .coachees(new LinkedHashSet<>(coachees))
                    .coaches(new LinkedHashSet<>(coaches))
                    .statuses(new LinkedHashSet<>(statuses))
                    .with(new LinkedHashSet<>(with));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "look at --with");
        }
    }

    /** Whether it is about less than everything that accounts have; which accounts is another matter. */
    boolean narrows() {
        Map<String, String> everything = new Selected().written();
        everything.put("--source", sorted(sources));
        return !written().equals(everything);
    }

    /** The options as they were written, to tell whether a later run asks the same. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("--feed", feed.label());
        written.putAll(window.written());
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
