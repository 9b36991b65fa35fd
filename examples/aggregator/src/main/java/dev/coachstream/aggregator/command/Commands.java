package dev.coachstream.aggregator.command;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The commands below another. One that no word calls is there to be listed, without its options: to find out all commands' options
 * takes longer than everything else that a help does.
 */
public final class Commands {
    private final CommandLine above;
    private final List<String> words;

    public Commands(CommandLine above, String... words) {
        this.above = above;
        this.words = List.of(words);
    }

    public Commands add(Class<?> type, Supplier<?> command) {
        Command listed = type.getAnnotation(Command.class);
        Object used = words.contains(listed.name()) ? command.get() : listed(listed);
        above.addSubcommand(used);
        return this;
    }

    private static CommandSpec listed(Command command) {
        return CommandSpec.create()
                .name(command.name())
                .usageMessage(new UsageMessageSpec().description(command.description()));
    }
}
