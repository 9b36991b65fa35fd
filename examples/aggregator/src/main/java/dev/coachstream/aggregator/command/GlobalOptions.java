package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, with the options that every command takes. */
@Command(
        name = "coachstream",
        description = "Reads coaching data from several vendors as if they were one.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream demo", "  coachstream init", "  coachstream pull --since 30d > sessions.jsonl"},
        subcommands = HelpCommand.class)
public final class GlobalOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration; else ./coachstream.yaml, else the user's own.")
    private @Nullable Path config;

    @Option(
            names = "--wide",
            scope = ScopeType.INHERIT,
            description = "Show tables whole, however wide; else as the terminal has room.")
    private boolean wide;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say only what was asked for and what went wrong.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say what is done, request by request.")
    private boolean verbose;

    @Nullable
    Path config() {
        return config;
    }

    boolean wide() {
        return wide;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    /** Sets how much is logged; the logging library reads this when it is first used. */
    public void applyLogging() {
        if (quiet && verbose) {
            throw new UsageException("--quiet and --verbose exclude each other", "leave one of them out");
        }
        System.setProperty("coachstream.log", level());
    }

    private String level() {
        if (verbose) {
            return "DEBUG";
        }
        return quiet ? "ERROR" : "WARN";
    }
}
