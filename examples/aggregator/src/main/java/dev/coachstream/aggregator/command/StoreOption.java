package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
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
        if (store != null) {
            return surroundings.environment().folder().resolve(store);
        }
        Path meant = configured(configuration);
        sayOfAnother(surroundings, meant);
        return meant;
    }

    /** For a command that needs no account, and so no configuration. */
    Path file(Surroundings surroundings, Accounts accounts) {
        if (store == null && accounts.configured()) {
            return file(surroundings, accounts.withoutSecrets(surroundings.adapters()));
        }
        Path named = store == null ? Path.of(USUAL) : store;
        return surroundings.environment().folder().resolve(named);
    }

    /** Reads it as it was last published. */
    <T> T read(Surroundings surroundings, Accounts accounts, Function<StoreView, T> reading) {
        return StoreView.read(file(surroundings, accounts), surroundings.time(), reading);
    }

    /** A store was once where the command was started: one that lies there without a configuration of its own may be missed. */
    static void sayOfAnother(Surroundings surroundings, Path meant) {
        Path folder = surroundings.environment().folder();
        Path here = folder.resolve(USUAL).toAbsolutePath().normalize();
        boolean own = Files.exists(folder.resolve(Configuration.FILE_NAME));
        if (!own && Files.exists(here) && !here.equals(meant.toAbsolutePath().normalize())) {
            surroundings
                    .streams()
                    .say(Table.clean(
                            "note: %s is not the store that is meant, which is %s; --store %s names it, or move it there"
                                    .formatted(here, meant.toAbsolutePath().normalize(), USUAL)));
        }
    }

    /** The store that a configuration means. */
    static Path configured(Configuration configuration) {
        Path named = configuration.store();
        return named == null ? configuration.file().resolveSibling(USUAL) : named;
    }
}
