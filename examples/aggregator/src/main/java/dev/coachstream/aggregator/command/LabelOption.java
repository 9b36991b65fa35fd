package dev.coachstream.aggregator.command;

import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.lists.LabelList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says which list of labels. */
final class LabelOption {
    static final ListByHand<LabelList> LISTS =
            new ListByHand<>(LabelList::read, LabelList.EMPTY, Configuration::labels, "docs/labels.md");

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The list of labels, kind,id,label; else the configuration's, else none.")
    private @Nullable Path labels;

    ListByHand<LabelList>.Chosen list() {
        return LISTS.chosen(labels);
    }
}
