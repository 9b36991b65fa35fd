package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.airbyte.AirbyteSpec;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code coachstream airbyte spec}: what this source is told. Needs no configuration. */
@Command(
        name = "spec",
        description = "Print what this source is told, as a SPEC.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AirbyteSpecCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final AirbyteAnswer answer;

    public AirbyteSpecCommand(Surroundings surroundings, Replies replies) {
        this.surroundings = surroundings;
        this.answer = new AirbyteAnswer(surroundings, replies);
    }

    @Override
    public Integer call() {
        return answer.answer("spec", () -> {
            answer.print(AirbyteSpec.of(surroundings.adapters()));
            return Reply.done("an Airbyte source", List.of(), List.of());
        });
    }
}
