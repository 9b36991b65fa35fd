package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.airbyte.AirbyteCatalog;
import dev.coachstream.aggregator.pipeline.StreamOffer;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coachstream airbyte discover}: the streams that the accounts have. Sends nothing. */
@Command(
        name = "discover",
        description = "Print the streams that the accounts have, as a CATALOG.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AirbyteDiscoverCommand implements Callable<Integer> {
    private final Pipeline pipeline;
    private final AirbyteAnswer answer;

    @Mixin
    private final PipelineOptions pipelines = new PipelineOptions();

    public AirbyteDiscoverCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.pipeline = new Pipeline(surroundings, accounts);
        this.answer = new AirbyteAnswer(surroundings, replies);
    }

    @Override
    public Integer call() {
        return answer.answer("discover", this::reply);
    }

    private Reply reply() {
        try (Accounts.OpenAccounts open = pipeline.withoutSecrets()) {
            List<StreamOffer> offers = StreamOffer.of(open.usable());
            answer.print(new AirbyteCatalog(offers, pipelines.includePrivate()).message());
            return Reply.done(Amounts.count(offers.size(), "streams"), List.of(), List.of());
        }
    }
}
