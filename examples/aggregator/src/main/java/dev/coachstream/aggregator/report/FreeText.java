package dev.coachstream.aggregator.report;

import dev.coachstream.aggregator.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that somebody typed: topics, teams and accounts, cleaned as a page shows them, or as numbers where it goes to strangers. */
final class FreeText {
    private static final Map<String, String> KINDS = Map.of(
            "topic",
            "Topic",
            "team",
            "Team",
            "source",
            "Account",
            "account",
            "Account",
            "rubric",
            "Rubric",
            "criterion",
            "Criterion");

    private final boolean shown;
    private final Map<String, Names> words = new LinkedHashMap<>();

    FreeText(boolean shown) {
        this.shown = shown;
    }

    /** A column's word, or the number that it has in this report. */
    String of(String column, String word) {
        String kind = KINDS.get(column);
        if (kind == null || word.equals(Names.NONE)) {
            return word;
        }
        if (shown) {
            return Table.clean(word);
        }
        return kind + " "
                + (1 + words.computeIfAbsent(kind, missing -> new Names()).place(word));
    }

    List<String> all(String column, List<String> known) {
        return known.stream().map(word -> of(column, word)).toList();
    }

    /** The rows with their words as they may be shown. */
    List<Map<String, Object>> in(List<Map<String, Object>> rows) {
        rows.forEach(row -> row.replaceAll((column, value) -> shown(column, value)));
        return rows;
    }

    private @Nullable Object shown(String column, @Nullable Object value) {
        return value instanceof String word ? of(column, word) : value;
    }
}
