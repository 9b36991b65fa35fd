package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.Csv;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.warehouse.lists.LabelSuggestion;
import dev.coachstream.warehouse.lists.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coachstream labels suggest}: lines for the list of labels, to be reviewed; applies nothing. */
@Command(
        name = "suggest",
        description = "What has no readable name, with what exports and sessions call it, as lines for labels.csv."
                + " Applies nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream labels suggest > labels.csv"})
public final class SuggestLabelsCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final LabelOption option = new LabelOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    public SuggestLabelsCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("labels suggest", json.wanted(), this::reply);
    }

    private Reply reply() {
        List<LabelSuggestion> suggestions = store.read(
                surroundings,
                accounts,
                view -> Labels.suggest(view.reader(), option.list().read(surroundings, accounts)));
        return Reply.done(
                Amounts.count(suggestions.size(), "ids")
                        + " without a readable name; review the lines, and put them into labels.csv",
                lines(suggestions),
                Map.of("suggestions", suggestions));
    }

    /** What nobody calls anything is a comment, to be filled in. */
    private static List<String> lines(List<LabelSuggestion> suggestions) {
        List<String> lines = new ArrayList<>(List.of("kind,id,label,source"));
        for (LabelSuggestion one : suggestions) {
            lines.add("# in %s: %s".formatted(Amounts.count(one.records(), "records"), reason(one)));
            lines.add(entry(one));
        }
        return lines;
    }

    private static String reason(LabelSuggestion one) {
        return one.reason() == null ? "nothing says what it is called; fill in the label" : Table.clean(one.reason());
    }

    private static String entry(LabelSuggestion one) {
        String label = Objects.requireNonNullElse(one.label(), "");
        String entry = String.join(",", one.kind(), cell(one.id()), cell(label), cell(one.source()));
        return one.label() == null ? "# " + entry : entry;
    }

    private static String cell(String text) {
        return Csv.text(Table.clean(text));
    }
}
