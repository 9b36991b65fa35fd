package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.report.StoreTable;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.warehouse.lists.Labels;
import dev.coachstream.warehouse.store.ResultTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream labels}: what things are called that a vendor names by an id alone. */
@Command(
        name = "labels",
        description = "Readable names for criteria, rubrics, forms, plans and topics, from a list by hand.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream labels", "  coachstream labels suggest > labels.csv"})
public final class LabelsCommand implements Callable<Integer> {
    private static final String LABELS = """
            SELECT l.kind, l.source AS account, l.id, l.label, n.told AS vendor_calls_it, coalesce(n.records, 0) AS records
            FROM labels l LEFT JOIN named_things n ON n.source = l.source AND n.kind = l.kind AND n.id = l.id
            WHERE n.id IS NOT NULL OR NOT EXISTS (FROM named_things k WHERE k.kind = l.kind AND k.id = l.id)
            ORDER BY ALL""";

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM named_things WHERE label IS NOT NULL),
                (SELECT count(DISTINCT (l.kind, l.id)) FROM labels l
                    WHERE NOT EXISTS (FROM named_things n WHERE n.kind = l.kind AND n.id = l.id)),
                (SELECT count(*) FROM named_things WHERE label IS NULL AND told IS NULL AND kind <> 'topic')""";

    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final LabelOption option = new LabelOption();

    @Option(names = "--apply", description = "Take the list by hand in first, as the next sync would.")
    private boolean apply;

    @Mixin
    private final JsonOption json = new JsonOption();

    public LabelsCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("labels", json.wanted(), this::reply);
    }

    private Reply reply() {
        Path file = store.file(surroundings, accounts);
        if (apply || option.list().isNamed()) {
            option.list().takeInto(file, surroundings, accounts, Labels::apply);
        }
        return StoreView.read(file, surroundings.time(), LabelsCommand::answer);
    }

    private static Reply answer(StoreView view) {
        ResultTable labels = view.reader().rows(LABELS);
        List<String> lines = labels.cells().isEmpty() ? List.of() : StoreTable.lines(labels);
        return Reply.done(summary(view.numbers(COUNTS)), lines, Map.of("labels", StoreTable.json(labels)));
    }

    private static String summary(List<Long> numbers) {
        return "%s used; %s of the list in no record; %s without a name%s"
                .formatted(
                        Amounts.count(numbers.get(0), "labels"),
                        Amounts.count(numbers.get(1)),
                        Amounts.count(numbers.get(2), "ids"),
                        Amounts.ifAny(numbers.get(2), " (coachstream labels suggest)"));
    }
}
