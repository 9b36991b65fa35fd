package dev.coachstream.aggregator.report;

import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a report calls the persons of the store: by their names, two of one name with an id, or by pseudonyms and nothing else. */
public final class PersonLabels {
    /** Columns that hold persons as the store's views call them. */
    static final Set<String> COLUMNS = Set.of("coach", "person");

    private static final String NAMES = "SELECT person, name FROM persons";

    private final UnaryOperator<String> labels;
    private final boolean areNames;
    private final boolean besideText;

    private PersonLabels(UnaryOperator<String> labels, boolean areNames, boolean besideText) {
        this.labels = labels;
        this.areNames = areNames;
        this.besideText = besideText;
    }

    public static PersonLabels names(StoreReader reader) {
        Map<String, String> names = new HashMap<>();
        reader.rows(NAMES).cells().forEach(row -> names.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        return new PersonLabels(person -> Table.clean(shortened(names.getOrDefault(person, person))), true, true);
    }

    public static PersonLabels pseudonyms(Pseudonyms pseudonyms) {
        return new PersonLabels(pseudonyms, false, true);
    }

    /** The same, where nothing that somebody typed may stand beside them. */
    public static PersonLabels anonymous(Pseudonyms pseudonyms) {
        return new PersonLabels(pseudonyms, false, false);
    }

    /** Whether words that somebody typed may stand beside them. */
    boolean besideText() {
        return besideText;
    }

    /** Whether they say who somebody is. */
    boolean areNames() {
        return areNames;
    }

    /** {@value Names#NONE} for nobody. */
    String of(@Nullable Object person) {
        return person == null || person.equals(Names.NONE) ? Names.NONE : labels.apply(person.toString());
    }

    /** The rows with what people are called. */
    @SuppressWarnings("NullAway") // javac keeps no nested annotations for a record's constructor
    ResultTable in(ResultTable rows) {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (List<@Nullable Object> row : rows.cells()) {
            List<@Nullable Object> called = new ArrayList<>(row);
            for (int i = 0; i < called.size(); i++) {
                if (COLUMNS.contains(rows.columns().get(i))) {
                    called.set(i, of(row.get(i)));
                }
            }
            cells.add(called);
        }
        return new ResultTable(rows.columns(), cells);
    }

    /** A resource name's last part says as much as all of it. */
    private static String shortened(String label) {
        return label.replaceFirst("^([^:]+):[^ ]*/", "$1:");
    }
}
