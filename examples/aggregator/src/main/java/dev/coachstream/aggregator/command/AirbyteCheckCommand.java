package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.airbyte.Message;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code coachstream airbyte check}: whether each account lets us in. */
@Command(
        name = "check",
        description = "Send one authenticated request for each account, and print a CONNECTION_STATUS.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AirbyteCheckCommand implements Callable<Integer> {
    private final Pipeline pipeline;
    private final AirbyteAnswer answer;

    public AirbyteCheckCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.pipeline = new Pipeline(surroundings, accounts);
        this.answer = new AirbyteAnswer(surroundings, replies);
    }

    @Override
    public Integer call() {
        return answer.answer("check", this::reply, e -> Message.connectionStatus(false, AirbyteAnswer.words(e)));
    }

    private Reply reply() {
        String summary = pipeline.check();
        answer.print(Message.connectionStatus(true, summary));
        return Reply.done(summary, List.of(), List.of());
    }
}
