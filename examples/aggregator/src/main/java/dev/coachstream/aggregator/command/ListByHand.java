package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.store.StoreException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads a list that somebody keeps by hand.
 *
 * @param reader reads the file, or throws a {@link StoreException} that says what is wrong with it
 * @param none what there is without a file
 * @param configured the file that a configuration names; null where it names none
 * @param document where such a list is shown
 */
record ListByHand<T>(
        Function<Path, T> reader, T none, Function<Configuration, @Nullable Path> configured, String document) {

    /** The one named, else the configuration's, else none. */
    T read(@Nullable Path named, Surroundings surroundings, Accounts accounts) {
        if (named != null) {
            return read(surroundings.environment().folder().resolve(named));
        }
        return accounts.configured() ? of(accounts.withoutSecrets(surroundings.adapters())) : none;
    }

    /** The configuration's, else none. */
    T of(Configuration configuration) {
        Path named = configured.apply(configuration);
        return named == null ? none : read(named);
    }

    private T read(Path file) {
        try {
            return reader.apply(file);
        } catch (StoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()), document + " shows such a list");
        }
    }
}
