package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.api.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments; never repeats the value of an option that is not known, which may be a secret. */
public final class UsageErrors implements IParameterExceptionHandler {
    private static final Pattern SECRET =
            Pattern.compile("(?i)-+.*(token|secret|password|passwd|api-?key|bearer|credential).*");

    private final Replies replies;

    public UsageErrors(Replies replies) {
        this.replies = replies;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        boolean json = Arrays.asList(args).contains(JsonOption.NAME);
        return replies.answer(command.getCommandName(), json, () -> {
            throw explained(error, command);
        });
    }

    private static UsageException explained(ParameterException error, CommandLine command) {
        String name = command.getParent() == null ? "" : command.getCommandName() + " ";
        String help = "coachstream " + name + "--help";
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0).split("=", 2)[0], command, help);
        }
        String message = String.valueOf(error.getMessage());
        // Picocli keeps of a conversion's error its words only.
        boolean unspelled = message.contains(FileName.UNSPELLED);
        String suggestion = unspelled ? Failure.SPELLING : help + " shows what can be given";
        return new UsageException(message, suggestion);
    }

    /** Of a secret that was given as an argument. */
    static UsageException secret(String argument) {
        return new UsageException(
                argument + " is refused: a secret on the command line can be read by every user of the machine",
                "put it into the configuration as ${env:NAME}, ${file:path} or ${cmd:command}");
    }

    private static UsageException unmatched(String argument, CommandLine command, String help) {
        if (SECRET.matcher(argument).matches()) {
            return secret(argument);
        }
        if (argument.startsWith("-")) {
            List<String> known = command.getCommandSpec().options().stream()
                    .map(option -> option.longestName())
                    .toList();
            return new UsageException("there is no option " + argument + NearestName.hint(argument, known), help);
        }
        if (command.getParent() == null) {
            return new UsageException(
                    "there is no command '" + argument + "'"
                            + NearestName.hint(
                                    argument, command.getSubcommands().keySet()),
                    help);
        }
        if (!command.getSubcommands().isEmpty()) {
            String hint = NearestName.hint(argument, command.getSubcommands().keySet());
            return new UsageException(command.getCommandName() + " has no command '" + argument + "'" + hint, help);
        }
        return new UsageException(
                command.getCommandName() + " takes no argument '" + argument + "', only options", help);
    }
}
