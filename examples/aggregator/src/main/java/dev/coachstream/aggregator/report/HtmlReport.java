package dev.coachstream.aggregator.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The report as one file that loads nothing: scripts, styles and data are inside, and its policy allows nothing else. */
public final class HtmlReport {
    private static final String BASIS =
            "SELECT source AS account, feed, verdict AS proof, covered_until AS read_up_to, whole_read_at AS all_read,"
                    + " unfinished AS unfinished_windows, blind_spot AS cannot_see FROM metric_basis ORDER BY ALL";

    private static final String UNTOLD =
            "SELECT DISTINCT vendor, cannot_know FROM metric_basis WHERE cannot_know <> '' ORDER BY ALL";

    private static final String SHARED =
            "Shared without names: people have pseudonyms; topics, teams and accounts have numbers";

    private static final List<String> SCRIPTS =
            List.of("figures.js", "lists.js", "draw.js", "charts.js", "tables.js", "page.js");

    /** So that the same store gives the same bytes, whatever the JVM does with its maps. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private final StoreReader reader;
    private final PersonLabels labels;
    private final FreeText text;
    private final TargetCheck targets;

    public HtmlReport(StoreReader reader, PersonLabels labels, TargetCheck targets) {
        this.targets = targets;
        this.reader = reader;
        this.labels = labels;
        this.text = new FreeText(labels.besideText());
    }

    /** The whole file. */
    public String page(String title) {
        String css = resource("report.css");
        String echarts = resource("echarts.min.js");
        String js = script();
        return resource("report.html")
                .replace("@@csp@@", policy(css, echarts, js))
                .replace("@@css@@", css)
                .replace("@@js@@", js)
                .replace("@@echarts@@", echarts)
                .replace("@@data@@", json(title));
    }

    /** The page's own script: its parts share what they define, and show none of it to others. */
    private static String script() {
        return SCRIPTS.stream()
                .map(HtmlReport::resource)
                .collect(Collectors.joining("\n", "'use strict';\n(() => {\n", "})();\n"));
    }

    /** Only what has these very bytes runs. */
    private static String policy(String css, String echarts, String js) {
        return "default-src 'none'; script-src %s %s; style-src %s; base-uri 'none'; form-action 'none'"
                .formatted(hash(echarts), hash(js), hash(css));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The data as it may stand inside a script element. */
    private String json(String title) {
        try {
            return JSON.writeValueAsString(data(title)).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> data(String title) {
        ReportCube cube = new ReportCube(reader);
        Map<String, Object> data = new LinkedHashMap<>(cube.columns());
        data.put("lists", new ReportLists(reader, cube, text, labels.areNames(), targets).columns());
        Map<String, List<String>> names = new LinkedHashMap<>(cube.names());
        for (String persons : List.of("coaches", "people")) {
            names.computeIfPresent(
                    persons, (key, known) -> known.stream().map(labels::of).toList());
        }
        names.computeIfPresent("teams", (key, known) -> text.all("team", known));
        names.computeIfPresent("topics", (key, known) -> text.all("topic", known));
        data.put("names", names);
        Instant asOf = asOf();
        data.put("asOf", asOf.toString());
        data.put("asOfDay", asOf.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
        String shown = labels.besideText() ? title : SHARED;
        data.put("title", shown);
        data.putAll(new PageTables(reader, labels, text).all());
        data.put("targets", targets.json());
        data.put("basis", basis());
        return data;
    }

    /** Up to when the sessions are known: of the store, not of the file, which may be a copy. */
    private Instant asOf() {
        Object known = reader.rows("SELECT max(as_of) FROM counted_sessions")
                .cells()
                .get(0)
                .get(0);
        Instant asOf = known instanceof Instant at ? at : reader.asOf();
        return asOf.truncatedTo(ChronoUnit.SECONDS);
    }

    private Map<String, Object> basis() {
        ResultTable rows = reader.rows(BASIS);
        List<List<String>> cells = rows.cells().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> basisCell(rows.columns().get(i), row.get(i)))
                        .toList())
                .toList();
        return Map.of(
                "head",
                rows.columns().stream().map(name -> name.replace('_', ' ')).toList(),
                "rows",
                cells,
                "untold",
                reader.rows(UNTOLD).cells());
    }

    private String basisCell(String column, @Nullable Object cell) {
        String word = cell == null ? "–" : cell.toString();
        return column.equals("proof") ? Labels.proof(word) : text.of(column, word);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource report/" + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
