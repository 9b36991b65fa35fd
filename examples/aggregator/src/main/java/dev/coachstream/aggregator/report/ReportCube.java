package dev.coachstream.aggregator.report;

import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
    private static final List<String> KINDS = List.of("strength", "opportunity", "neutral", "unknown");
    static final String KEY = "week, vendor, team, coach";
    /** The same each time, and one that tells nothing of the names. */
    private static final String ORDER = "week, vendor, hash(team), hash(coach)";

    private final Names vendors = new Names();
    private final Names teams = new Names();
    private final Names coaches = new Names();
    private final Names people = new Names();
    private final Names topics = new Names();
    private final Map<Cell, List<Object>> cells = new TreeMap<>();
    private final Map<Cell, Integer> places = new HashMap<>();
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

    private record CubeRow(Cell cell, List<@Nullable Object> values) {}

    /** All that the page needs but what people are called. */
    Map<String, Object> columns() {
        for (List<@Nullable Object> row : rows(
                "SELECT %s, %s FROM cube_sessions ORDER BY %s".formatted(KEY, String.join(", ", MEASURES), ORDER))) {
            cells.put(cell(row), List.copyOf(row.subList(4, row.size())));
        }
        List<CubeRow> spans =
                cubeRows("SELECT %s, days, ended::INTEGER, sessions FROM cube_spans ORDER BY %s, days, ended"
                        .formatted(KEY, ORDER));
        List<CubeRow> points = cubeRows(
                "SELECT %s, topic, kind, points FROM cube_points ORDER BY %s, topic, kind".formatted(KEY, ORDER));
        Map<String, Object> columns = new LinkedHashMap<>();
        cells.keySet().forEach(cell -> places.put(cell, places.size()));
        columns.put("cells", cellColumns());
        columns.put("spans", table(spans, "days", "ended", "sessions"));
        columns.put("points", table(points.stream().map(this::named).toList(), "what", "points"));
        columns.put("coverage", coverage());
        return columns;
    }

    /** The place of the cell that a row belongs to, which begins with its key; only after the columns are known. */
    int cellIndex(List<@Nullable Object> row) {
        return places.getOrDefault(cell(row), 0);
    }

    int personIndex(@Nullable Object person) {
        return people.place(person);
    }

    /** A topic and a kind as one number: the kind's place, and four times the place after the topic's; no topic is before the first. */
    int whatIndex(@Nullable Object topic, @Nullable Object kind) {
        int place = topic == null ? 0 : 1 + topics.place(topic);
        return KINDS.size() * place + KINDS.indexOf(String.valueOf(kind).toLowerCase(Locale.ROOT));
    }

    /** What the places stand for; people and coaches by their person. */
    Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("people", people.all());
        names.put("vendors", vendors.all());
        names.put("teams", teams.all());
        names.put("coaches", coaches.all());
        names.put("topics", topics.all());
        names.put("kinds", KINDS);
        return names;
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
    private List<CubeRow> cubeRows(String sql) {
        List<CubeRow> rows = new ArrayList<>();
        List<Object> nothing = MEASURES.stream().map(measure -> (Object) 0).toList();
        for (List<@Nullable Object> row : rows(sql)) {
            Cell cell = cell(row);
            cells.putIfAbsent(cell, nothing);
            rows.add(new CubeRow(cell, row.subList(4, row.size())));
        }
        return rows;
    }

    private CubeRow named(CubeRow point) {
        List<@Nullable Object> values = point.values();
        return new CubeRow(point.cell(), Arrays.asList(whatIndex(values.get(0), values.get(1)), values.get(2)));
    }

    private Map<String, Object> cellColumns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("week", cells.keySet().stream().map(Cell::week).toList());
        columns.put("vendor", cells.keySet().stream().map(Cell::vendor).toList());
        columns.put("team", cells.keySet().stream().map(Cell::team).toList());
        columns.put("coach", steps(cells.keySet().stream().map(Cell::coach).toList()));
        for (int i = 0; i < MEASURES.size(); i++) {
            int measure = i;
            columns.put(
                    MEASURES.get(i),
                    cells.values().stream().map(values -> values.get(measure)).toList());
        }
        return columns;
    }

    private Map<String, Object> table(List<CubeRow> rows, String... names) {
        List<CubeRow> sorted =
                rows.stream().sorted(Comparator.comparing(CubeRow::cell)).toList();
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(
                "cell",
                steps(sorted.stream()
                        .map(row -> places.getOrDefault(row.cell(), 0))
                        .toList()));
        for (int i = 0; i < names.length; i++) {
            List<@Nullable Object> column = new ArrayList<>();
            for (CubeRow row : sorted) {
                column.add(row.values().get(i));
            }
            columns.put(names[i], column);
        }
        return columns;
    }

    /** Each by its distance from the one before. */
    static List<Integer> steps(List<Integer> places) {
        List<Integer> steps = new ArrayList<>();
        int before = 0;
        for (int place : places) {
            steps.add(place - before);
            before = place;
        }
        return steps;
    }

    private Map<String, Object> coverage() {
        List<Integer> person = new ArrayList<>();
        List<Integer> vendor = new ArrayList<>();
        List<Integer> team = new ArrayList<>();
        List<Integer> coach = new ArrayList<>();
        List<@Nullable Long> known = new ArrayList<>();
        List<List<Long>> days = new ArrayList<>();
        for (List<@Nullable Object> row : rows(
                "SELECT person, vendor, team, coach, array_to_string(days, ' '), as_of_day FROM cube_coverage ORDER BY hash(person), vendor")) {
            person.add(people.place(row.get(0)));
            vendor.add(vendors.place(row.get(1)));
            team.add(teams.place(row.get(2)));
            coach.add(coaches.place(row.get(3)));
            days.add(steps(row.get(4)));
            known.add(day(row.get(5)));
        }
        return Map.of("person", person, "vendor", vendor, "team", team, "coach", coach, "days", days, "known", known);
    }

    private static List<Long> steps(@Nullable Object dates) {
        if (dates == null || dates.toString().isEmpty()) {
            return List.of();
        }
        List<Long> steps = new ArrayList<>();
        long before = 0;
        for (String date : dates.toString().split(" ", -1)) {
            long day = LocalDate.parse(date).toEpochDay();
            steps.add(day - before);
            before = day;
        }
        return steps;
    }
}
