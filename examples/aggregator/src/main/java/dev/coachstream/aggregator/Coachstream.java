package dev.coachstream.aggregator;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program {@code coachstream}. */
public final class Coachstream {
    private Coachstream() {}

    public static void main(String[] args) {
        Interruption interruption = Interruption.ofThisProcess();
        int code = run(Surroundings.system(interruption), args);
        interruption.finished();
        System.exit(code);
    }

    /** Runs one command; gives its exit code. */
    static int run(Surroundings surroundings, String... args) {
        GlobalOptions options = new GlobalOptions();
        Replies replies = new Replies(surroundings, options);
        CommandLine program = program(surroundings, options, replies);
        program.setExecutionStrategy(parsed -> execute(program, options, replies, parsed));
        program.setParameterExceptionHandler(new UsageErrors(replies));
        program.setExecutionExceptionHandler((error, command, parsed) -> replies.answer(
                command.getCommandName(), false, () -> Reply.failed(Exit.FAILED, Failure.unexpected(error))));
        program.setOut(new PrintWriter(surroundings.streams().out(), true, StandardCharsets.UTF_8));
        program.setErr(new PrintWriter(surroundings.streams().err(), true, StandardCharsets.UTF_8));
        return program.execute(args);
    }

    private static CommandLine program(Surroundings surroundings, GlobalOptions options, Replies replies) {
        Accounts accounts = new Accounts(surroundings, options);
        return new CommandLine(options)
                .addSubcommand(new DemoCommand(surroundings, options, replies))
                .addSubcommand(new SourcesCommand(surroundings, accounts, replies))
                .addSubcommand(new CheckCommand(surroundings, accounts, replies))
                .addSubcommand(new PlanCommand(surroundings, accounts, replies))
                .addSubcommand(new PullCommand(surroundings, options, accounts, replies))
                .addSubcommand(new SyncCommand(surroundings, options, accounts, replies))
                .addSubcommand(new StatusCommand(surroundings, accounts, replies))
                .addSubcommand(new ReportCommand(surroundings, accounts, replies))
                .addSubcommand(new ExportCommand(surroundings, accounts, replies))
                .addSubcommand(people(surroundings, accounts, replies))
                .addSubcommand(new SchemaCommand(replies));
    }

    private static CommandLine people(Surroundings surroundings, Accounts accounts, Replies replies) {
        return new CommandLine(new PeopleCommand(surroundings, accounts, replies))
                .addSubcommand(new SuggestCommand(surroundings, accounts, replies));
    }

    private static int execute(CommandLine program, GlobalOptions options, Replies replies, ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            program.usage(program.getErr());
            return Exit.USAGE.code();
        }
        try {
            options.applyLogging();
        } catch (UsageException e) {
            return replies.answer("coachstream", false, () -> {
                throw e;
            });
        }
        return new RunLast().execute(parsed);
    }
}
