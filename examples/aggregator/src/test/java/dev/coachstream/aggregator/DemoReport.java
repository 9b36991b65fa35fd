package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.command.TemporaryFolder;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reports on a demo's store, {@code demo.duckdb} in a folder of its own, and what a query of it says; for a class of tests. */
final class DemoReport implements BeforeAllCallback, AfterAllCallback {
    private final TemporaryFolder folder = TemporaryFolder.make("coachstream-test");
    private @Nullable StoreReader reader;

    @Override
    public void beforeAll(ExtensionContext context) {
        Path store = path().resolve("demo.duckdb");
        DemoStore.copyTo(store);
        reader = StoreReader.open(store, StoreOptions.defaults());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (reader != null) {
            reader.close();
        }
        folder.close();
    }

    Path path() {
        return folder.path();
    }

    Program.Ran run(String... options) {
        return Program.in(path())
                .run(Stream.concat(Stream.of("report", "--store", "demo.duckdb"), Stream.of(options))
                        .toArray(String[]::new));
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(run("--json").out()).get("result");
    }

    /** The page, which is put into a file of this name. */
    String page(String name) throws IOException {
        Program.Ran ran = run("--html", name);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return Files.readString(path().resolve(name));
    }

    /** The figures of a page. */
    static JsonNode data(String page) throws IOException {
        return new ObjectMapper().readTree(PageData.in(page));
    }

    /** Its rows, cells parted by a bar. */
    List<String> query(String sql) {
        return Objects.requireNonNull(reader).rows(sql).cells().stream()
                .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
                .toList();
    }
}
