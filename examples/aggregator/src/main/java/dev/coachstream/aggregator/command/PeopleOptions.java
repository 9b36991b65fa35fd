package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.people.PeopleList;
import dev.coachstream.warehouse.store.StoreException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which store, and which list of people by hand: the one named, else the configuration's, else none. */
final class PeopleOptions {
    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "The list by hand, person,source,id; else the configuration's, else none.")
    private @Nullable Path people;

    Path store(Surroundings surroundings, Accounts accounts) {
        return store.file(surroundings, accounts);
    }

    /** Whether a list was named, which is to be taken in. */
    boolean named() {
        return people != null;
    }

    PeopleList list(Surroundings surroundings, Accounts accounts) {
        if (people != null) {
            return read(surroundings.environment().folder().resolve(people));
        }
        return accounts.configured() ? list(accounts.withoutSecrets(surroundings.adapters())) : PeopleList.EMPTY;
    }

    static PeopleList list(Configuration configuration) {
        Path named = configuration.people();
        return named == null ? PeopleList.EMPTY : read(named);
    }

    private static PeopleList read(Path file) {
        try {
            return PeopleList.read(file);
        } catch (StoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "docs/people.md shows such a list");
        }
    }
}
