package dev.coachstream.aggregator.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.aggregator.airbyte.AirbyteCatalog;
import dev.coachstream.aggregator.airbyte.AirbyteMessages;
import dev.coachstream.aggregator.airbyte.AirbyteState;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.pipeline.StreamOffer;
import dev.coachstream.aggregator.pipeline.StreamStates;
import dev.coachstream.aggregator.pipeline.WantedStream;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream airbyte read}: the configured streams, from their states on. */
@Command(
        name = "read",
        description = "Read the configured streams, from their states on.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AirbyteReadCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Pipeline pipeline;
    private final AirbyteAnswer answer;

    @Option(names = "--catalog", paramLabel = "FILE", description = "The configured catalog.")
    private @Nullable Path catalog;

    @Option(names = "--state", paramLabel = "FILE", description = "The states that were put out; go on from there.")
    private @Nullable Path state;

    @Mixin
    private final PipelineOptions pipelines = new PipelineOptions();

    public AirbyteReadCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.pipeline = new Pipeline(surroundings, accounts);
        this.answer = new AirbyteAnswer(surroundings, replies);
    }

    @Override
    public Integer call() {
        return answer.answer("read", this::reply);
    }

    private Reply reply() {
        JsonNode configured = pipeline.file(catalog, "catalog");
        if (configured == null) {
            throw new UsageException(
                    "read needs a catalog", "configure what discover gives, and name it: --catalog FILE");
        }
        JsonNode given = pipeline.file(state, "state");
        StreamStates states = given == null ? new StreamStates() : AirbyteState.of(given);
        try (Accounts.OpenAccounts open = pipeline.open()) {
            List<WantedStream> streams = new AirbyteCatalog(StreamOffer.of(open.sources()), pipelines.includePrivate())
                    .configured(configured);
            return pipeline.read(open, streams, states, new AirbyteMessages(surroundings.time()), pipelines)
                    .reply();
        }
    }
}
