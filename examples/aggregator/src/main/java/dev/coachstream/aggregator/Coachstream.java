package dev.coachstream.aggregator;

import dev.coachstream.aggregator.command.Accounts;
import dev.coachstream.aggregator.command.AirbyteCheckCommand;
import dev.coachstream.aggregator.command.AirbyteCommand;
import dev.coachstream.aggregator.command.AirbyteDiscoverCommand;
import dev.coachstream.aggregator.command.AirbyteReadCommand;
import dev.coachstream.aggregator.command.AirbyteSpecCommand;
import dev.coachstream.aggregator.command.CheckCommand;
import dev.coachstream.aggregator.command.Commands;
import dev.coachstream.aggregator.command.CompletionCommand;
import dev.coachstream.aggregator.command.DemoCommand;
import dev.coachstream.aggregator.command.Exit;
import dev.coachstream.aggregator.command.ExportCommand;
import dev.coachstream.aggregator.command.Failure;
import dev.coachstream.aggregator.command.FileName;
import dev.coachstream.aggregator.command.GlobalOptions;
import dev.coachstream.aggregator.command.InitCommand;
import dev.coachstream.aggregator.command.LabelsCommand;
import dev.coachstream.aggregator.command.PeopleCommand;
import dev.coachstream.aggregator.command.PlanCommand;
import dev.coachstream.aggregator.command.PullCommand;
import dev.coachstream.aggregator.command.Replies;
import dev.coachstream.aggregator.command.Reply;
import dev.coachstream.aggregator.command.ReportCommand;
import dev.coachstream.aggregator.command.SchemaCommand;
import dev.coachstream.aggregator.command.SingerCommand;
import dev.coachstream.aggregator.command.SourcesCommand;
import dev.coachstream.aggregator.command.SqlCommand;
import dev.coachstream.aggregator.command.StatusCommand;
import dev.coachstream.aggregator.command.SuggestCommand;
import dev.coachstream.aggregator.command.SuggestLabelsCommand;
import dev.coachstream.aggregator.command.SyncCommand;
import dev.coachstream.aggregator.command.UsageErrors;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Interruption;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program {@code coachstream}. */
public final class Coachstream {
    private static final int NARROWEST_HELP = 55;
    private static final int WIDEST_HELP = 80;

    private Coachstream() {}

    public static void main(String[] args) {
        System.setOut(System.err); // data does not go through it, and whatever else does is no data
        Interruption interruption = Interruption.ofThisProcess();
        System.exit(interruption.finished(run(Surroundings.system(interruption), args)));
    }

    /** Runs one command; gives its exit code. */
    static int run(Surroundings surroundings, String... args) {
        GlobalOptions options = new GlobalOptions();
        Replies replies = new Replies(surroundings, options);
        CommandLine program = program(surroundings, options, replies, args);
        program.setExecutionStrategy(parsed -> execute(program, options, replies, parsed));
        program.setParameterExceptionHandler(new UsageErrors(replies));
        program.setExecutionExceptionHandler((error, command, parsed) -> replies.answer(
                command.getCommandName(), false, () -> Reply.failed(Exit.FAILED, Failure.unexpected(error))));
        program.setUsageHelpWidth(helpWidth(surroundings.streams().width()));
        program.setOut(new PrintWriter(surroundings.streams().out(), true, StandardCharsets.UTF_8));
        program.setErr(new PrintWriter(surroundings.streams().err(), true, StandardCharsets.UTF_8));
        return program.execute(args);
    }

    /** As wide as the terminal, but no line longer than one reads with ease, and none shorter than picocli can lay out. */
    private static int helpWidth(int columns) {
        return Math.max(NARROWEST_HELP, Math.min(columns, WIDEST_HELP));
    }

    private static CommandLine program(
            Surroundings surroundings, GlobalOptions options, Replies replies, String... words) {
        Accounts accounts = new Accounts(surroundings, options);
        CommandLine program = new CommandLine(options);
        new Commands(program, words)
                .add(InitCommand.class, () -> new InitCommand(surroundings, options, replies))
                .add(DemoCommand.class, () -> new DemoCommand(surroundings, options, replies))
                .add(SourcesCommand.class, () -> new SourcesCommand(surroundings, accounts, replies))
                .add(CheckCommand.class, () -> new CheckCommand(surroundings, accounts, replies))
                .add(PlanCommand.class, () -> new PlanCommand(surroundings, accounts, replies))
                .add(PullCommand.class, () -> new PullCommand(surroundings, options, accounts, replies))
                .add(SyncCommand.class, () -> new SyncCommand(surroundings, options, accounts, replies))
                .add(StatusCommand.class, () -> new StatusCommand(surroundings, accounts, replies))
                .add(ReportCommand.class, () -> new ReportCommand(surroundings, accounts, replies))
                .add(ExportCommand.class, () -> new ExportCommand(surroundings, accounts, replies))
                .add(SqlCommand.class, () -> new SqlCommand(surroundings, accounts, replies))
                .add(PeopleCommand.class, () -> people(surroundings, accounts, replies))
                .add(LabelsCommand.class, () -> labels(surroundings, accounts, replies))
                .add(SingerCommand.class, () -> new SingerCommand(surroundings, options, accounts, replies))
                .add(AirbyteCommand.class, () -> airbyte(surroundings, accounts, replies))
                .add(SchemaCommand.class, () -> new SchemaCommand(replies))
                .add(CompletionCommand.class, () -> new CompletionCommand(() -> whole(program, surroundings), replies));
        return program.registerConverter(Path.class, new FileName());
    }

    /** The program with the options of every command. */
    private static CommandLine whole(CommandLine listed, Surroundings surroundings) {
        GlobalOptions options = new GlobalOptions();
        String[] all = listed.getSubcommands().keySet().toArray(String[]::new);
        return program(surroundings, options, new Replies(surroundings, options), all);
    }

    private static CommandLine people(Surroundings surroundings, Accounts accounts, Replies replies) {
        return new CommandLine(new PeopleCommand(surroundings, accounts, replies))
                .addSubcommand(new SuggestCommand(surroundings, accounts, replies));
    }

    private static CommandLine labels(Surroundings surroundings, Accounts accounts, Replies replies) {
        return new CommandLine(new LabelsCommand(surroundings, accounts, replies))
                .addSubcommand(new SuggestLabelsCommand(surroundings, accounts, replies));
    }

    private static CommandLine airbyte(Surroundings surroundings, Accounts accounts, Replies replies) {
        return new CommandLine(new AirbyteCommand())
                .addSubcommand(new AirbyteSpecCommand(surroundings, replies))
                .addSubcommand(new AirbyteCheckCommand(surroundings, accounts, replies))
                .addSubcommand(new AirbyteDiscoverCommand(surroundings, accounts, replies))
                .addSubcommand(new AirbyteReadCommand(surroundings, accounts, replies));
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
