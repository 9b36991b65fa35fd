package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.config.Configuration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Says which store: the one named, else the configuration's, else {@value #USUAL} beside the configuration, wherever the command is
 * started; without a configuration, in the working directory.
 */
final class StoreOption {
    private static final String USUAL = "coachstream.duckdb";

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store; else the configuration's, else " + USUAL + " beside it.")
    private @Nullable Path store;

    /** For a command that has read the configuration anyway. */
    Path file(Surroundings surroundings, Configuration configuration) {
        return store == null
                ? configured(configuration)
                : surroundings.environment().folder().resolve(store);
    }

    /** For a command that needs no account, and so no configuration. */
    Path file(Surroundings surroundings, Accounts accounts) {
        return store == null && accounts.configured()
                ? configured(accounts.withoutSecrets(surroundings.adapters()))
                : surroundings.environment().folder().resolve(store == null ? Path.of(USUAL) : store);
    }

    /** The store that a configuration means. */
    static Path configured(Configuration configuration) {
        Path named = configuration.store();
        return named == null ? configuration.file().resolveSibling(USUAL) : named;
    }
}
