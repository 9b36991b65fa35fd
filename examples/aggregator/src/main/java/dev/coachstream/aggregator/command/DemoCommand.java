package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.report.NewestSessions;
import dev.coachstream.aggregator.report.PersonLabels;
import dev.coachstream.aggregator.report.StoreReport;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Sparkline;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.warehouse.sync.SyncOptions;
import dev.coachstream.warehouse.sync.SyncReport;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code coachstream demo}: syncs three simulated vendors on loopback into a store, through the very code that a real account uses,
 * and reports from it.
 */
@Command(
        name = "demo",
        description = "Everything at once, offline: three simulated vendors on loopback, sync, report.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream demo", "  coachstream demo --store demo.duckdb"})
public final class DemoCommand implements Callable<Integer> {
    private static final int MAX_SESSIONS = 1_000_000;

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Replies replies;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "250",
            description = "How many sessions each vendor holds (${DEFAULT-VALUE}).")
    private int sessions;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Keep the store there, for report, export or any DuckDB, with its lists of people and labels"
                    + " beside it; else it is gone afterwards.")
    private @Nullable Path store;

    @Mixin
    private final JsonOption json = new JsonOption();

    public DemoCommand(Surroundings surroundings, GlobalOptions options, Replies replies) {
        this.surroundings = surroundings;
        this.options = options;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("demo", json.wanted(), this::reply);
    }

    private Reply reply() {
        if (sessions < 1 || sessions > MAX_SESSIONS) {
            throw new UsageException("--sessions is %s".formatted(sessions), "from 1 to " + MAX_SESSIONS);
        }
        if (store != null) {
            return sync(surroundings.environment().folder().resolve(store));
        }
        try (TemporaryFolder folder = TemporaryFolder.make("coachstream-demo")) {
            return sync(folder.path().resolve("demo.duckdb"));
        }
    }

    private Reply sync(Path file) {
        CoachingSources adapters = surroundings.adapters();
        DataSet data = data();
        Path people = beside(file, ".people.csv");
        Path labels = beside(file, ".labels.csv");
        try (SimulatedAccounts simulated = SimulatedAccounts.start(data)) {
            SyncReport report = new Syncing(surroundings, options.quiet(), new Ending(surroundings, null))
                    .sync(
                            file,
                            SyncOptions.defaults(),
                            new HandLists(DemoPeople.write(data, people), DemoLabels.write(labels)),
                            host -> Accounts.open(simulated.configurations(), account -> adapters.open(account, host)));
            SyncReply synced = new SyncReply(report);
            synced.news().forEach(replies::note);
            synced.explain(surroundings.streams()::say);
            Reply reply = synced.reply(file);
            return StoreView.read(
                    file, surroundings.time(), view -> reply(view, reply, summary(reply, people, labels)));
        }
    }

    private static Path beside(Path store, String ending) {
        String name = String.valueOf(store.getFileName());
        return store.resolveSibling(name.replaceFirst("\\.duckdb$", "") + ending);
    }

    private String summary(Reply synced, Path people, Path labels) {
        return store == null
                ? synced.summary()
                : "%s; who is who: %s; what ids are called: %s"
                        .formatted(synced.summary(), people.getFileName(), labels.getFileName());
    }

    /** Up to today: what was coached last month is then what the report says of last month. */
    private DataSet data() {
        return DataSet.of(sessions).endingAt(surroundings.time().now().truncatedTo(ChronoUnit.DAYS));
    }

    private Reply reply(StoreView view, Reply synced, String summary) {
        StoreReport report = new StoreReport(view.reader(), PersonLabels.names(view.reader()));
        return json.wanted()
                ? synced.answering(summary, List.of(), report.json())
                : synced.answering(summary, lines(view, report), null);
    }

    private List<String> lines(StoreView view, StoreReport report) {
        List<String> lines = new ArrayList<>();
        NewestSessions.add(lines, view.reader());
        lines.add("");
        lines.addAll(report.lines(Sparkline.of(surroundings.environment()), List.of()));
        return lines;
    }
}
