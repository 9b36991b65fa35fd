package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.config.Configuration;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.sync.SyncOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream plan}: what a read would ask of each account. Asks each for a count, or for a page where it counts nothing. */
@Command(
        name = "plan",
        description = "What a pull or sync would ask, in requests and time: one request or few for each feed tell.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  coachstream plan --since 30d",
            "  coachstream plan --sync",
            "  coachstream plan --feed points --source support --offline --records 50000"
        })
public final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final Selected selected = new Selected();

    @Option(
            names = "--sync",
            description = "What a first sync would ask, or one with --full: all records of each of its feeds.")
    private boolean sync;

    @Option(names = "--offline", description = "Ask nobody anything, and say what is assumed.")
    private boolean offline;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many records a vendor is taken to send where it does not tell; else as many as the store"
                    + " holds of it, or 10,000.")
    private @Nullable Long records;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    public PlanCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("plan", json.wanted(), this::reply);
    }

    private Reply reply() {
        refuse();
        CoachingSources adapters = surroundings.adapters();
        Configuration configuration = offline
                ? accounts.withoutSecrets(adapters)
                : accounts.withSecretsOf(Accounts.named(selected.sources()), adapters);
        Foresight foresight = new Foresight(
                !offline, records, new StoredCounts(store.file(surroundings, configuration), surroundings.time()));
        try (Accounts.OpenAccounts open = Accounts.open(
                configuration, Accounts.chosen(configuration, selected.sources()), adapters, surroundings.host())) {
            return sync ? syncs(open, foresight) : pull(open, foresight);
        }
    }

    private void refuse() {
        if (records != null && records < 0) {
            throw new UsageException("--records cannot be negative", "leave it out, or say how many you expect");
        }
        if (sync && selected.narrows()) {
            throw new UsageException(
                    "a sync reads whole feeds: --sync goes with --source, and with nothing else that selects",
                    "leave out --sync for the plan of a pull");
        }
    }

    private Reply pull(Accounts.OpenAccounts open, Foresight foresight) {
        Feed feed = selected.feed();
        Offering offering = Offering.of(open.usable(), feed, selected.sources());
        Joining query = new Joining(feed, selected.query(surroundings.time().now()));
        List<String> leftOut = new ArrayList<>(selected.notes());
        leftOut.addAll(offering.leftOut());
        leftOut.addAll(query.leftOut(offering.sources()));
        return reply(
                Planned.each(offering.sources(), source -> List.of(foresight.of(source, feed, query.apply(source)))),
                open.refusals(),
                leftOut);
    }

    private Reply syncs(Accounts.OpenAccounts open, Foresight foresight) {
        Function<CoachingSource, List<Foreseen>> feeds =
                source -> SyncOptions.defaults().feedsOf(source.capabilities()).stream()
                        .map(feed -> foresight.of(source, feed, Query.all()))
                        .toList();
        return reply(Planned.each(open.usable(), feeds), open.refusals(), List.of());
    }

    /** What is foreseen of an account, or why nothing can be. */
    private record Planned(List<Foreseen> reads, @Nullable CoachingSourceException refusal) {

        static List<Planned> each(List<CoachingSource> sources, Function<CoachingSource, List<Foreseen>> foresight) {
            return SideBySide.each(sources, source -> {
                try {
                    return new Planned(foresight.apply(source), null);
                } catch (RuntimeException e) {
                    return new Planned(List.of(), CoachingSourceException.of(source.name(), e));
                }
            });
        }
    }

    private Reply reply(List<Planned> planned, List<CoachingSourceException> unusable, List<String> leftOut) {
        List<CoachingSourceException> refusals = new ArrayList<>(unusable);
        planned.forEach(one -> {
            if (one.refusal() != null) {
                refusals.add(one.refusal());
            }
        });
        PlanTable table = new PlanTable(
                planned.stream().flatMap(one -> one.reads().stream()).toList());
        if (table.reads().isEmpty() && !refusals.isEmpty()) {
            throw Accounts.together(refusals);
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(leftOut);
        String summary = table.asked() == 0
                ? "nothing was asked"
                : "the plan itself took " + Amounts.count(table.asked(), "requests");
        return Reply.of(summary, lines, table.json(), refusals);
    }
}
