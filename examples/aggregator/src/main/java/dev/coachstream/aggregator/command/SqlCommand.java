package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.Csv;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.report.StoreTable;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coachstream sql}: a query over the published copy, so that it waits for no sync and changes nothing. */
@Command(
        name = "sql",
        description = "A query over the store, as a table, CSV or JSON.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  coachstream sql \"FROM metric_coverage\"",
            "  coachstream sql --format csv \"SELECT id, status FROM sessions\""
        })
public final class SqlCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Parameters(paramLabel = "QUERY", description = "DuckDB's SQL; docs/store.md lists tables and views.")
    private String query = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (${DEFAULT-VALUE}).")
    private Shape shape = Shape.table;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** How rows are written; named as on the command line. */
    @SuppressWarnings("MemberName")
    enum Shape {
        table,
        csv,
        json
    }

    public SqlCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("sql", json.wanted(), () -> store.read(surroundings, accounts, this::reply));
    }

    private Reply reply(StoreView view) {
        ResultTable rows = rows(view);
        List<Map<String, Object>> named = StoreTable.json(rows);
        List<String> lines = switch (shape) {
            case table -> StoreTable.lines(rows);
            case csv -> csv(rows);
            case json -> List.of(Replies.json(named));
        };
        return Reply.done(Amounts.count(rows.cells().size(), "rows") + " of " + view.age(), lines, named);
    }

    /** What DuckDB objects to is the query, not the store. */
    private ResultTable rows(StoreView view) {
        try {
            return view.reader().rows(query);
        } catch (StoreException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw new UsageException(
                        "the query is refused: " + Table.clean(String.valueOf(cause.getMessage())),
                        "docs/store.md lists tables and views; it is DuckDB's SQL");
            }
            throw e;
        }
    }

    private static List<String> csv(ResultTable rows) {
        List<String> lines =
                new ArrayList<>(List.of(line(rows.columns().stream().map(Csv::text))));
        rows.cells().forEach(row -> lines.add(line(row.stream().map(SqlCommand::cell))));
        return lines;
    }

    private static String line(Stream<String> cells) {
        return Table.verbatim(cells.collect(Collectors.joining(",")));
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof String text) {
            return Csv.text(text);
        }
        return value == null ? "" : Csv.quoted(value.toString());
    }
}
