package dev.coachstream.aggregator;

import dev.coachstream.config.Configuration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says which store: the one named, else the configuration's, else {@value LocalChecks#STORE} in the working directory. */
final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store; else the configuration's, else ./" + LocalChecks.STORE + ".")
    private @Nullable Path store;

    /** For a command that has read the configuration anyway. */
    Path file(Surroundings surroundings, Configuration configuration) {
        Path named = store == null ? configuration.store() : store;
        return surroundings.environment().folder().resolve(named == null ? Path.of(LocalChecks.STORE) : named);
    }

    /** For a command that needs no account, and so no configuration. */
    Path file(Surroundings surroundings, Accounts accounts) {
        return store == null && accounts.configured()
                ? file(surroundings, accounts.withoutSecrets(surroundings.adapters(), surroundings.host()))
                : surroundings.environment().folder().resolve(store == null ? Path.of(LocalChecks.STORE) : store);
    }
}
