package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.Csv;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.warehouse.people.Identity;
import dev.coachstream.warehouse.people.PersonResolver;
import dev.coachstream.warehouse.people.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream people suggest}: lines for the list by hand, to be reviewed; applies nothing. */
@Command(
        name = "suggest",
        description = "Who may be one person, by name, as lines for people.csv. Applies nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream people suggest --least 0.9"})
public final class SuggestCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final PeopleOption option = new PeopleOption();

    @Option(
            names = "--least",
            paramLabel = "SCORE",
            defaultValue = "0.95",
            description = "How alike, from 0 to 1 (${DEFAULT-VALUE}): Jaro-Winkler, without accents and order.")
    private double least;

    @Mixin
    private final JsonOption json = new JsonOption();

    public SuggestCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("people suggest", json.wanted(), this::reply);
    }

    private Reply reply() {
        if (!(least >= 0.5 && least <= 1)) {
            throw new UsageException("--least is " + least, "from 0.5 to 1; 1 is the same name");
        }
        List<Suggestion> suggestions = store.read(
                surroundings,
                accounts,
                view -> PersonResolver.suggest(view.reader(), option.list().read(surroundings, accounts), least));
        return Reply.done(
                Amounts.count(suggestions.size(), "suggestions")
                        + "; review them, and put the right ones into people.csv",
                lines(suggestions),
                Map.of("suggestions", suggestions));
    }

    private static List<String> lines(List<Suggestion> suggestions) {
        List<String> lines = new ArrayList<>(List.of("person,source,id"));
        for (Suggestion one : suggestions) {
            lines.add("# %s %s".formatted(String.format(Locale.ROOT, "%.2f", one.score()), Table.clean(one.reason())));
            for (Identity identity : one.entries()) {
                lines.add(String.join(",", cell(one.person()), cell(identity.source()), cell(identity.id())));
            }
        }
        return lines;
    }

    private static String cell(String text) {
        return Csv.text(Table.clean(text));
    }
}
