package dev.coachstream.aggregator.report;

import dev.coachstream.aggregator.terminal.Sparkline;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the coaching looks like: the store's metric views, as tables and as JSON. */
public final class StoreReport {
    private static final String METRICS =
            "SELECT DISTINCT table_name FROM duckdb_columns() WHERE database_name = current_database()"
                    + " AND table_name LIKE 'metric\\_%' ESCAPE '\\' ORDER BY ALL";

    private final StoreReader reader;
    private final PersonLabels labels;

    public StoreReport(StoreReader reader, PersonLabels labels) {
        this.reader = reader;
        this.labels = labels;
    }

    /**
     * The tables; none where the store has nothing to tell.
     *
     * @param targets what stands behind the figures that come first; empty for nothing
     */
    public List<String> lines(Sparkline sparkline, List<String> targets) {
        List<String> lines = new ArrayList<>();
        ReportSections.ALL.forEach((title, sql) -> {
            boolean isFirst = lines.isEmpty();
            section(lines, title, sparkline.in(labels.in(reader.rows(sql))));
            if (isFirst && !lines.isEmpty() && !targets.isEmpty()) {
                lines.add("");
                lines.addAll(targets);
            }
        });
        return lines;
    }

    /** Leaves out a section that has nothing to tell. */
    static void section(List<String> lines, String title, ResultTable rows) {
        if (!rows.cells().isEmpty()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(title);
            lines.addAll(StoreTable.lines(rows));
        }
    }

    /** Every metric view, whole, by its name. */
    public Map<String, Object> json() {
        return json(UnaryOperator.identity());
    }

    /** The same, naming nobody. */
    public Map<String, Object> hidden() {
        return json(new HiddenPersons(reader, labels)::in);
    }

    private Map<String, Object> json(UnaryOperator<List<Map<String, Object>>> people) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("asOf", reader.asOf().toString());
        for (List<?> view : reader.rows(METRICS).cells()) {
            String name = String.valueOf(view.get(0));
            json.put(name, people.apply(StoreTable.json(reader.rows("FROM " + name + " ORDER BY ALL"))));
        }
        return json;
    }
}
