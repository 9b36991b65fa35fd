package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.report.StoreTable;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.warehouse.store.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream status}: how fresh and how complete the store is. Answers during a sync, from what was last published. */
@Command(
        name = "status",
        description = "For each account and feed: freshness, watermark, completeness, drift.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream status", "  coachstream status --list runs"})
public final class StatusCommand implements Callable<Integer> {
    private static final String FEEDS = """
            SELECT source AS account, feed, records, deleted, missing, verdict AS proof, covered_until AS read_up_to, newest_change, vendor,
                rows_read, requests, whole_read_at AS all_read FROM feed_status ORDER BY ALL""";

    private static final String TROUBLE = """
            SELECT source AS account, outcome, finished_at AS ended, error FROM runs r
            WHERE outcome <> 'done' AND run_id = (SELECT max(run_id) FROM runs l WHERE l.source = r.source)
            ORDER BY ALL""";

    private static final String PROBLEMS = "SELECT source AS account, problem, found FROM integrity ORDER BY ALL";
    private static final String CONFLICTS = """
            SELECT count(*) || ' x ' || kind AS found, 'coachstream people --conflicts lists them' AS next FROM person_conflicts GROUP BY kind ORDER BY kind""";
    private static final String DRIFT = "SELECT source AS account, feed, path, type, records FROM drift ORDER BY ALL";
    private static final String CLOCK = """
            SELECT DISTINCT source, note FROM certificates WHERE starts_with(note, 'the clock was ahead')
            UNION ALL
            SELECT source, 'the clock was or is wrong: the store says that ' || source || ' was read up to a time that is yet to come;'
                || ' the next sync puts it right'
            FROM sync_state WHERE covered_until > ? GROUP BY source
            ORDER BY ALL""";

    private static final String BLIND =
            "SELECT DISTINCT source, blind_spot FROM sync_state WHERE blind_spot <> '' ORDER BY ALL";

    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final ScopeOptions scope = new ScopeOptions();

    @Option(
            names = "--list",
            paramLabel = "WHAT",
            converter = Listings.class,
            description = "List every one of: ${COMPLETION-CANDIDATES}.")
    private @Nullable Listing listing;

    @Mixin
    private final JsonOption json = new JsonOption();

    /** What can be listed: a view of the store. */
    enum Listing {
        DANGLING_POINTS("dangling_points"),
        DANGLING_TODOS("dangling_todos"),
        UNKNOWN_PEOPLE("unknown_people"),
        LATE_ARRIVALS("late_arrivals"),
        UNREADABLE("unreadable"),
        MISSING("missing"),
        CERTIFICATES("current_certificates"),
        RUNS("runs"),
        DRIFT("drift");

        private final String view;

        Listing(String view) {
            this.view = view;
        }

        /** As it is written on the command line, also in its help. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public StatusCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("status", json.wanted(), () -> store.read(surroundings, accounts, this::reply));
    }

    private Reply reply(StoreView view) {
        view.reader().narrow(scope.of(view, Set.of(), Set.of()));
        return listing == null ? overview(view) : list(view, listing);
    }

    private static Reply list(StoreView view, Listing listing) {
        ResultTable rows = view.reader().rows("FROM " + listing.view + " ORDER BY ALL");
        return Reply.done(view.age(), StoreTable.lines(rows), StoreTable.json(rows));
    }

    private Reply overview(StoreView view) {
        List<String> lines = new ArrayList<>();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("asOf", view.reader().asOf().toString());
        for (Part part : Part.values()) {
            ResultTable rows = part == Part.CLOCK
                    ? view.reader().rows(part.sql, surroundings.time().now())
                    : view.reader().rows(part.sql);
            result.put(part.key, StoreTable.json(rows));
            if (!rows.cells().isEmpty()) {
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.addAll(part.lines(rows));
            }
        }
        return Reply.done(view.age(), lines, result);
    }

    private enum Part {
        FEEDS("feeds", StatusCommand.FEEDS),
        TROUBLE("trouble", StatusCommand.TROUBLE),
        CLOCK("clock", StatusCommand.CLOCK),
        PROBLEMS("problems", StatusCommand.PROBLEMS),
        CONFLICTS("peopleConflicts", StatusCommand.CONFLICTS),
        DRIFT("drift", StatusCommand.DRIFT),
        BLIND_SPOTS("blindSpots", StatusCommand.BLIND);

        private final String key;
        private final String sql;

        Part(String key, String sql) {
            this.key = key;
            this.sql = sql;
        }

        private List<String> lines(ResultTable rows) {
            return switch (this) {
                case BLIND_SPOTS -> sentences("%s cannot see: %s", rows);
                case CLOCK -> sentences("%s: %s", rows);
                case CONFLICTS -> sentences("people: %s; %s", rows);
                default -> StoreTable.lines(rows);
            };
        }

        private static List<String> sentences(String form, ResultTable rows) {
            return rows.cells().stream()
                    .map(row -> Table.sentence(form.formatted(row.get(0), row.get(1))))
                    .toList();
        }
    }

    /** {@code dangling-points}, {@code certificates}, … */
    static final class Listings extends Labelled<Listing> {
        Listings() {
            super(List.of(Listing.values()), Listing::toString);
        }
    }
}
