package dev.coachstream.aggregator.report;

import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the HTML report's charts are drawn from: counts for each week, vendor, team and coach, in columns. Topics and times to
 * completion say which of these cells they belong to by the distance from the row before.
 */
final class ReportCube {
    private static final List<String> MEASURES = List.of(
            "sessions", "completed", "open", "acknowledgeable", "acknowledged", "with_due_time", "overdue", "late");
    private static final String KEY = "week, vendor, team, coach";

    private final Names vendors = new Names();
    private final Names teams = new Names();
    private final Names coaches = new Names();
    private final Names people = new Names();
    private final Names topics = new Names();
    private final Names kinds = new Names();
    private final Map<Cell, List<Object>> cells = new TreeMap<>();
    private final StoreReader reader;

    ReportCube(StoreReader reader) {
        this.reader = reader;
    }

    /** One week of one coach's work; places of names, and the day since 1970 on which the week begins. */
    private record Cell(
            int coach, int vendor, int team, @Nullable Long week) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::coach)
                .thenComparingInt(Cell::vendor)
                .thenComparingInt(Cell::team)
                .thenComparing(Cell::week, Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    private record Placed(Cell cell, List<@Nullable Object> values) {}

    /** All that the page needs but what people are called. */
    Map<String, Object> columns() {
        List.of("strength", "opportunity", "neutral", "unknown").forEach(kinds::place);
        for (List<@Nullable Object> row :
                rows("SELECT %s, %s FROM cube_sessions".formatted(KEY, String.join(", ", MEASURES)))) {
            cells.put(cell(row), List.copyOf(row.subList(4, row.size())));
        }
        List<Placed> spans =
                placed("SELECT %s, days, ended::INTEGER, sessions FROM cube_spans ORDER BY ALL".formatted(KEY));
        List<Placed> points = placed("SELECT %s, topic, kind, points FROM cube_points ORDER BY ALL".formatted(KEY));
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("cells", cellColumns());
        columns.put("spans", table(spans, "days", "ended", "sessions"));
        columns.put("points", table(points.stream().map(this::named).toList(), "topic", "kind", "points"));
        columns.put("coverage", coverage());
        return columns;
    }

    /** What the places stand for; people and coaches by their person. */
    Map<String, List<String>> names() {
        return Map.of(
                "people",
                people.all(),
                "vendors",
                vendors.all(),
                "teams",
                teams.all(),
                "coaches",
                coaches.all(),
                "topics",
                topics.all(),
                "kinds",
                kinds.all());
    }

    private List<List<@Nullable Object>> rows(String sql) {
        ResultTable rows = reader.rows(sql);
        return rows.cells();
    }

    private Cell cell(List<@Nullable Object> row) {
        return new Cell(coaches.place(row.get(3)), vendors.place(row.get(1)), teams.place(row.get(2)), day(row.get(0)));
    }

    private static @Nullable Long day(@Nullable Object date) {
        return date == null ? null : (Long) LocalDate.parse(date.toString()).toEpochDay();
    }

    /** Rows of a further cube, and the cells that only they have. */
    private List<Placed> placed(String sql) {
        List<Placed> placed = new ArrayList<>();
        List<Object> nothing = MEASURES.stream().map(measure -> (Object) 0).toList();
        for (List<@Nullable Object> row : rows(sql)) {
            Cell cell = cell(row);
            cells.putIfAbsent(cell, nothing);
            placed.add(new Placed(cell, row.subList(4, row.size())));
        }
        return placed;
    }

    private Placed named(Placed point) {
        List<@Nullable Object> values = new ArrayList<>(point.values());
        Object topic = values.get(0);
        values.set(0, topic == null ? null : (Object) topics.place(topic));
        values.set(1, kinds.place(String.valueOf(values.get(1)).toLowerCase(Locale.ROOT)));
        return new Placed(point.cell(), values);
    }

    private Map<String, Object> cellColumns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("week", cells.keySet().stream().map(Cell::week).toList());
        columns.put("vendor", cells.keySet().stream().map(Cell::vendor).toList());
        columns.put("team", cells.keySet().stream().map(Cell::team).toList());
        columns.put("coach", cells.keySet().stream().map(Cell::coach).toList());
        for (int i = 0; i < MEASURES.size(); i++) {
            int measure = i;
            columns.put(
                    MEASURES.get(i),
                    cells.values().stream().map(values -> values.get(measure)).toList());
        }
        return columns;
    }

    private Map<String, Object> table(List<Placed> rows, String... names) {
        Map<Cell, Integer> places = new LinkedHashMap<>();
        cells.keySet().forEach(cell -> places.put(cell, places.size()));
        List<Placed> sorted =
                rows.stream().sorted(Comparator.comparing(Placed::cell)).toList();
        List<Integer> steps = new ArrayList<>();
        int before = 0;
        for (Placed row : sorted) {
            int place = places.getOrDefault(row.cell(), 0);
            steps.add(place - before);
            before = place;
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("cell", steps);
        for (int i = 0; i < names.length; i++) {
            List<@Nullable Object> column = new ArrayList<>();
            for (Placed row : sorted) {
                column.add(row.values().get(i));
            }
            columns.put(names[i], column);
        }
        return columns;
    }

    /** In an order that tells nothing of the names. */
    private Map<String, Object> coverage() {
        List<Integer> person = new ArrayList<>();
        List<Integer> vendor = new ArrayList<>();
        List<Integer> team = new ArrayList<>();
        List<Integer> coach = new ArrayList<>();
        List<List<Long>> days = new ArrayList<>();
        for (List<@Nullable Object> row : rows(
                "SELECT person, vendor, team, coach, array_to_string(days, ' ') FROM cube_coverage ORDER BY hash(person), vendor")) {
            person.add(people.place(row.get(0)));
            vendor.add(vendors.place(row.get(1)));
            team.add(teams.place(row.get(2)));
            coach.add(coaches.place(row.get(3)));
            days.add(steps(row.get(4)));
        }
        return Map.of("person", person, "vendor", vendor, "team", team, "coach", coach, "days", days);
    }

    private static List<Long> steps(@Nullable Object dates) {
        List<Long> steps = new ArrayList<>();
        long before = 0;
        for (String date : dates == null || dates.toString().isEmpty()
                ? List.<String>of()
                : List.of(dates.toString().split(" "))) {
            long day = LocalDate.parse(date).toEpochDay();
            steps.add(day - before);
            before = day;
        }
        return steps;
    }
}
