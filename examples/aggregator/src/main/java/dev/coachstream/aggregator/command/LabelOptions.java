package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.lists.LabelList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which store, and which list of labels: the one named, else the configuration's, else none. */
final class LabelOptions {
    private static final ListByHand<LabelList> LISTS =
            new ListByHand<>(LabelList::read, LabelList.EMPTY, Configuration::labels, "docs/labels.md");

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The list of labels, kind,id,label; else the configuration's, else none.")
    private @Nullable Path labels;

    Path store(Surroundings surroundings, Accounts accounts) {
        return store.file(surroundings, accounts);
    }

    /** Whether a list was named, which is to be taken in. */
    boolean named() {
        return labels != null;
    }

    LabelList list(Surroundings surroundings, Accounts accounts) {
        return LISTS.read(labels, surroundings, accounts);
    }

    static LabelList list(Configuration configuration) {
        return LISTS.of(configuration);
    }
}
