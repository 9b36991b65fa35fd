package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.people.PeopleList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which store, and which list of people by hand: the one named, else the configuration's, else none. */
final class PeopleOptions {
    private static final ListByHand<PeopleList> LISTS =
            new ListByHand<>(PeopleList::read, PeopleList.EMPTY, Configuration::people, "docs/people.md");

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
        return LISTS.read(people, surroundings, accounts);
    }

    static PeopleList list(Configuration configuration) {
        return LISTS.of(configuration);
    }
}
