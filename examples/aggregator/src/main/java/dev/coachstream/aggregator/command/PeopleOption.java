package dev.coachstream.aggregator.command;

import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.people.PeopleList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says which list of people by hand. */
final class PeopleOption {
    static final ListByHand<PeopleList> LISTS =
            new ListByHand<>(PeopleList::read, PeopleList.EMPTY, Configuration::people, "docs/people.md");

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "The list by hand, person,source,id; else the configuration's, else none.")
    private @Nullable Path people;

    ListByHand<PeopleList>.Chosen list() {
        return LISTS.chosen(people);
    }
}
