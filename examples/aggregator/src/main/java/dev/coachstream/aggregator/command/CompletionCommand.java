package dev.coachstream.aggregator.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coachstream completion}: a script with which a shell completes commands and options. */
@Command(
        name = "completion",
        description = "A script with which a shell completes commands and options.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(coachstream completion bash)",
            "  source <(coachstream completion zsh)",
            "  coachstream completion fish | source"
        })
public final class CompletionCommand implements Callable<Integer> {
    private final Supplier<CommandLine> program;
    private final Replies replies;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.bash;

    /** Named as on the command line. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    /** @param program makes the program with the options of all its commands */
    public CompletionCommand(Supplier<CommandLine> program, Replies replies) {
        this.program = program;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("completion", false, () -> {
            CommandLine all = program.get();
            String script = shell == Shell.fish ? FishCompletion.of(all) : AutoComplete.bash("coachstream", all);
            return Reply.done("a script for " + shell, List.of(script.stripTrailing()), script);
        });
    }
}
