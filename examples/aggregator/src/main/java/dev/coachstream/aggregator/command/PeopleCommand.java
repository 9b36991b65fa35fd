package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.report.StoreTable;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.warehouse.people.PersonResolver;
import dev.coachstream.warehouse.store.ResultTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream people}: finds out who is one person across accounts, and lists them. */
@Command(
        name = "people",
        description = "Who is one person across accounts: by external id, address and a list by hand.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream people", "  coachstream people suggest > people.csv"})
public final class PeopleCommand implements Callable<Integer> {
    private static final String PERSONS = """
        SELECT p.name AS person, p.team, array_to_string(p.known_as, ', ') AS known_as,
            coalesce((SELECT string_agg(DISTINCT l.evidence || ' ' || l.value, ', ' ORDER BY l.evidence || ' ' || l.value)
                FROM person_links l WHERE l.person = p.person AND l.applied), '') AS evidence
        FROM persons p WHERE p.identities > 1 OR p.team IS NOT NULL ORDER BY p.name, p.person\
        """;

    private static final String CONFLICTS =
            "SELECT kind, person, source AS account, id, detail FROM person_conflicts ORDER BY ALL";

    private static final String COUNTS = """
        SELECT (SELECT count(*) FROM persons), (SELECT count(*) FROM identities), (SELECT count(*) FROM persons WHERE sources > 1),
            (SELECT count(*) FROM person_conflicts)\
        """;

    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final PeopleOption option = new PeopleOption();

    @Option(names = "--conflicts", description = "List what disagrees, and not the people.")
    private boolean conflicts;

    @Option(names = "--apply", description = "Take the list by hand in first, as the next sync would.")
    private boolean apply;

    @Mixin
    private final JsonOption json = new JsonOption();

    public PeopleCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("people", json.wanted(), this::reply);
    }

    private Reply reply() {
        Path file = store.file(surroundings, accounts);
        if (apply || option.list().isNamed()) {
            option.list().takeInto(file, surroundings, accounts, PersonResolver::resolve);
        }
        return StoreView.read(file, surroundings.time(), this::answer);
    }

    private Reply answer(StoreView view) {
        ResultTable people = view.reader().rows(PERSONS);
        ResultTable disagreements = view.reader().rows(CONFLICTS);
        ResultTable shown = conflicts ? disagreements : people;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("people", StoreTable.json(people));
        result.put("conflicts", StoreTable.json(disagreements));
        List<String> lines = shown.cells().isEmpty() ? List.of() : StoreTable.lines(shown);
        return Reply.done(summary(view.numbers(COUNTS)), lines, result);
    }

    private static String summary(List<Long> numbers) {
        long conflicts = numbers.get(3);
        String disagreements =
                conflicts == 0 ? "no conflicts" : Amounts.count(conflicts, "conflicts") + " (--conflicts)";
        return "%s behind %s; %s at several accounts; %s"
                .formatted(
                        Amounts.count(numbers.get(0), "persons"),
                        Amounts.count(numbers.get(1), "ids"),
                        Amounts.count(numbers.get(2)),
                        disagreements);
    }
}
