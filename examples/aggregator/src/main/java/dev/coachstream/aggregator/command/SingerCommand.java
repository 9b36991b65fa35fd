package dev.coachstream.aggregator.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.StreamOffer;
import dev.coachstream.aggregator.pipeline.WantedStream;
import dev.coachstream.aggregator.singer.SingerAbout;
import dev.coachstream.aggregator.singer.SingerCatalog;
import dev.coachstream.aggregator.singer.SingerLog;
import dev.coachstream.aggregator.singer.SingerMessages;
import dev.coachstream.aggregator.singer.SingerSelection;
import dev.coachstream.aggregator.singer.SingerState;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream singer}: a Singer tap, for Meltano and every Singer target. */
@Command(
        name = "singer",
        description = "Be a Singer tap: coaching data for Meltano and every Singer target.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  coachstream singer --config config.json --discover > catalog.json",
            "  coachstream singer --config config.json --catalog catalog.json --state state.json | target-jsonl"
        })
public final class SingerCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Pipeline pipeline;
    private final Replies replies;

    @Option(
            names = {"--catalog", "--properties"},
            paramLabel = "FILE",
            description =
                    "The streams and fields selected, in the form that --discover prints; all of them without it.")
    private @Nullable Path catalog;

    @Option(names = "--state", paramLabel = "FILE", description = "The last STATE that was put out; go on from there.")
    private @Nullable Path state;

    @Option(names = "--discover", description = "Print the catalog of what the accounts have.")
    private boolean discover;

    @Option(names = "--about", description = "Print what this tap is, can, and is told. Needs no configuration.")
    private boolean about;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Labelled.AboutFormats.class,
            completionCandidates = Labelled.AboutFormats.class,
            description = "How --about prints: text or json (${DEFAULT-VALUE}).")
    private String format = "text";

    @Option(
            names = "--test",
            arity = "0..1",
            fallbackValue = "all",
            paramLabel = "WHAT",
            description = "Send one authenticated request for each account, and print nothing.")
    private @Nullable String test;

    @Mixin
    private final PipelineOptions pipelines = new PipelineOptions();

    public SingerCommand(Surroundings surroundings, GlobalOptions options, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.options = options;
        this.pipeline = new Pipeline(surroundings, accounts);
        this.replies = replies;
    }

    @Override
    public Integer call() {
        SingerLog log = new SingerLog(
                surroundings.streams(),
                surroundings.time(),
                surroundings.environment().variables(),
                options.quiet());
        return replies.endingIn(log::say).answer("singer", false, () -> reply(log));
    }

    private Reply reply(SingerLog log) {
        if (about) {
            return about();
        }
        if (discover) {
            return discovered();
        }
        return test == null ? read(log) : tested();
    }

    private Reply about() {
        ObjectNode told = SingerAbout.of(surroundings.adapters(), Version.number());
        List<String> lines = format.equals("json") ? List.of(told.toPrettyString()) : SingerAbout.lines(told);
        surroundings.streams().print(lines);
        return Reply.done("a Singer tap", List.of(), told);
    }

    private Reply discovered() {
        try (Accounts.OpenAccounts open = pipeline.withoutSecrets()) {
            List<StreamOffer> offers = StreamOffer.of(open.usable());
            ObjectNode found = SingerCatalog.of(offers, pipelines.includePrivate());
            surroundings.streams().print(List.of(found.toPrettyString()));
            return Reply.done(Amounts.count(offers.size(), "streams"), List.of(), found);
        }
    }

    private Reply tested() {
        return Reply.done(pipeline.check(), List.of(), List.of());
    }

    private Reply read(SingerLog log) {
        JsonNode selected = pipeline.file(catalog, "catalog");
        JsonNode given = pipeline.file(state, "state");
        SingerState from = given == null ? SingerState.start() : SingerState.of(given);
        try (Accounts.OpenAccounts open = pipeline.open()) {
            List<WantedStream> streams =
                    new SingerSelection(StreamOffer.of(open.sources()), pipelines.includePrivate()).streams(selected);
            return pipeline.read(open, streams, from.streams(), new SingerMessages(from, log), pipelines)
                    .reply();
        }
    }
}
