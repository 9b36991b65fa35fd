package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Path;
import java.util.function.BiConsumer;
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
    Chosen chosen(@Nullable Path named) {
        return new Chosen(named);
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

    /** The list that a command is about. */
    final class Chosen {
        private final @Nullable Path named;

        private Chosen(@Nullable Path named) {
            this.named = named;
        }

        /** Whether the command names it, which is to take it in. */
        boolean isNamed() {
            return named != null;
        }

        T read(Surroundings surroundings, Accounts accounts) {
            if (named != null) {
                return ListByHand.this.read(surroundings.environment().folder().resolve(named));
            }
            return accounts.configured() ? of(accounts.withoutSecrets(surroundings.adapters())) : none;
        }

        /** Takes it into a store, as the next sync would; a store that is missing is not made here. */
        void takeInto(Path file, Surroundings surroundings, Accounts accounts, BiConsumer<Store, T> taker) {
            StoreView.read(file, surroundings.time(), StoreView::age);
            T list = read(surroundings, accounts);
            try (Store store = Store.open(file, StoreOptions.defaults().time(surroundings.time()))) {
                taker.accept(store, list);
            }
        }
    }
}
