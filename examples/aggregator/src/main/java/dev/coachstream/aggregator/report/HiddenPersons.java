package dev.coachstream.aggregator.report;

import dev.coachstream.warehouse.store.StoreReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts pseudonyms into rows of the metric views, wherever a row holds a person, a name or an id of one. */
final class HiddenPersons {
    private static final Set<String> IDENTIFYING = Set.of("name", "coach_id", "coach_name");

    private final PersonLabels labels;
    private final Map<List<@Nullable Object>, Object> persons = new HashMap<>();

    HiddenPersons(StoreReader reader, PersonLabels labels) {
        this.labels = labels;
        for (List<@Nullable Object> row :
                reader.rows("SELECT person, source, id FROM identities").cells()) {
            persons.put(row.subList(1, 3), String.valueOf(row.get(0)));
        }
    }

    /** In an order that tells nothing of the names. */
    List<Map<String, Object>> in(List<Map<String, Object>> rows) {
        rows.forEach(this::hide);
        return rows.stream().sorted(Comparator.comparing(Map::toString)).toList();
    }

    /** A name is the person's, else the coach's; a coach beside a person has a label of their own. */
    private void hide(Map<String, Object> row) {
        String label = labels.of(named(row));
        row.replaceAll((column, value) -> PersonLabels.COLUMNS.contains(column) ? labels.of(value) : value);
        row.replaceAll((column, value) -> IDENTIFYING.contains(column) ? label : value);
    }

    private @Nullable Object named(Map<String, Object> row) {
        Object id = row.get("coach_id");
        return id == null ? row.getOrDefault("person", row.get("coach")) : persons.get(List.of(row.get("source"), id));
    }
}
