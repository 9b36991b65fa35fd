package dev.coachstream.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.warehouse.lists.Formulas;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportTest {
    @TempDir
    private Path folder;

    private StoreReader reader;

    @BeforeEach
    void aStoreWithOneSession() {
        Path store = folder.resolve("store.duckdb");
        try (Store open = Store.open(store, StoreOptions.defaults())) {
            open.database()
                    .run(
                            "INSERT INTO sessions (source, vendor, id, title, status, created_at, private_notes, attributes,"
                                    + " first_seen, changed_at, content_digest) VALUES ('a', 'v', 's1', '=cmd()', 'OPEN',"
                                    + " '2026-05-01 00:00:00.123456Z', 'canary', '{\"k\": [1, 2]}', now(), now(), 0)");
        }
        reader = StoreReader.open(store, StoreOptions.defaults());
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void writesParquetWithTheStoresTypes() {
        Path file = folder.resolve("sessions.parquet");

        assertThat(new Export(reader, false).write("sessions", ExportFormat.PARQUET, file))
                .isEqualTo(1);
        assertThat(reader.rows("SELECT id, typeof(created_at), title FROM '" + file + "'")
                        .cells())
                .containsExactly(java.util.List.of("s1", "TIMESTAMP WITH TIME ZONE", "=cmd()"));
    }

    @Test
    void writesOneJsonObjectALine() throws IOException {
        Path file = folder.resolve("sessions.jsonl");

        new Export(reader, false).write("sessions", ExportFormat.JSONL, file);

        assertThat(Files.readString(file))
                .contains("\"created_at\":\"2026-05-01T00:00:00.123456Z\"", "\"attributes\":{\"k\":[1,2]}", "=cmd()")
                .endsWith("}\n");
    }

    @Test
    void disarmsFormulasInCsv() throws IOException {
        Path file = folder.resolve("sessions.csv");

        new Export(reader, false).write("sessions", ExportFormat.CSV, file);

        assertThat(Files.readString(file)).startsWith("source,vendor,id,title,").contains(",'=cmd(),", "00.123456Z");
    }

    /** Java and DuckDB read the same pattern. */
    @Test
    void knowsHowAFormulaBegins() {
        List<String> formulas = List.of(
                "=1",
                "@a",
                "  =1",
                "\u00a0\u200b+1",
                "\ufeff-1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "\ufe661",
                "\nx",
                "\rx",
                "\tx");
        assertThat(formulas)
                .allMatch(Pattern.compile(Formulas.BEGINNING).asPredicate())
                .allMatch(this::isFormula);
        List<String> texts = List.of("a=1", "\u00e9", " x", "1-1", "\u00a0x");
        assertThat(texts)
                .noneMatch(Pattern.compile(Formulas.BEGINNING).asPredicate())
                .noneMatch(this::isFormula);
    }

    private boolean isFormula(String text) {
        String spelt = text.codePoints().mapToObj("chr(%d)"::formatted).collect(Collectors.joining(" || "));
        return reader.rows("SELECT regexp_matches(" + spelt + ", '" + Formulas.BEGINNING + "')")
                .cells()
                .equals(List.of(List.of(true)));
    }

    @Test
    void leavesPrivateDataOutUnlessAskedForIt() throws IOException {
        Path file = folder.resolve("sessions.jsonl");

        new Export(reader, false).write("sessions", ExportFormat.JSONL, file);
        assertThat(Files.readString(file)).doesNotContain("canary", "private_notes", "activity");

        new Export(reader, true).write("sessions", ExportFormat.JSONL, file);
        assertThat(Files.readString(file)).contains("canary");
    }

    @Test
    void namesWhatThereIsWhenAskedForSomethingElse() {
        assertThatThrownBy(() -> new Export(reader, false).write("session", ExportFormat.CSV, folder.resolve("x")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no table or view session")
                .hasMessageContaining("metric_completion");
    }
}
