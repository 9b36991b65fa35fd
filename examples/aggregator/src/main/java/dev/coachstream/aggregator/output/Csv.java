package dev.coachstream.aggregator.output;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.lists.Formulas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180, with a header. Text that a spreadsheet would take for a formula gets an apostrophe before it. */
public final class Csv implements RecordForm {
    private static final String LINE_END = "\r\n";

    private final boolean includePrivate;
    private final List<CsvColumn> columns;

    Csv(Feed feed, boolean includePrivate) {
        this.includePrivate = includePrivate;
        columns = CsvColumn.of(feed, includePrivate);
    }

    @Override
    public byte[] head() {
        return line(columns.stream().map(CsvColumn::name).toList());
    }

    @Override
    public byte[] record(CoachingRecord item) {
        return line(columns.stream().map(column -> cell(column, item)).toList());
    }

    private String cell(CsvColumn column, CoachingRecord item) {
        String text = column.text(item, includePrivate);
        return column.freeText() ? Formulas.disarmed(text) : text;
    }

    private static byte[] line(List<String> cells) {
        return cells.stream()
                .map(Csv::quoted)
                .collect(Collectors.joining(",", "", LINE_END))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Text that anybody may have chosen, as a cell. */
    public static String text(String text) {
        return quoted(Formulas.disarmed(text));
    }

    public static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
