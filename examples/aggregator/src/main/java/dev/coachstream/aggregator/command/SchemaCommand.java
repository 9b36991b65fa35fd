package dev.coachstream.aggregator.command;

import dev.coachstream.json.CanonicalSchema;
import dev.coachstream.model.Feed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coachstream schema}: what the records of a feed look like as JSON. Needs no account. */
@Command(
        name = "schema",
        description = "The JSON Schema of a feed.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream schema points"})
public final class SchemaCommand implements Callable<Integer> {
    private final Replies replies;

    @Parameters(
            paramLabel = "FEED",
            arity = "0..1",
            converter = Labelled.Feeds.class,
            completionCandidates = Labelled.Feeds.class,
            description = "sessions, points, todos, progress or assignments (sessions).")
    private Feed feed = Feed.SESSIONS;

    public SchemaCommand(Replies replies) {
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("schema", false, this::reply);
    }

    private Reply reply() {
        String schema = CanonicalSchema.of(feed).stripTrailing();
        return Reply.done("the JSON Schema of " + feed.label() + ", draft 2020-12", List.of(schema), schema);
    }
}
