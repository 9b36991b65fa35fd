package dev.coachstream.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ParquetFileTest {
    @TempDir
    private Path folder;

    private Path lines;
    private Path file;

    @BeforeEach
    void names() {
        lines = folder.resolve("it's.jsonl");
        file = folder.resolve("it's.parquet");
    }

    @Test
    void keepsNamesNestingTypesAndOrder() throws IOException {
        Files.writeString(lines, """
                {"source":"a","vendor":"v","id":"2","status":"OPEN","coachee":{"id":"u1","externalIds":{"payroll":"7"}},\
                "createdAt":"2026-05-01T00:00:00.123456Z","coachSignOff":{"done":true},"points":[{"id":"p","score":2.5}],\
                "attributes":{"k":[1,null]}}
                {"source":"a","vendor":"v","id":"1","status":"COMPLETED"}
                """);

        ParquetFile.write(lines, Feed.SESSIONS, file);

        assertThat(rows(
                        "SELECT id, coachee.id, coachee.externalIds ->> 'payroll', createdAt::VARCHAR, coachSignOff.done, "
                                + "points[1].score, attributes::VARCHAR FROM %s WHERE id = '2'"))
                .containsExactly(
                        List.of("2", "u1", "7", "2026-05-01 00:00:00.123456+00", true, 2.5, "{\"k\":[1,null]}"));
        assertThat(rows("SELECT id FROM %s")).containsExactly(List.of("2"), List.of("1"));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void hasEveryColumnOfAFeedWithoutRecords(Feed feed) throws IOException {
        Files.writeString(lines, "");

        ParquetFile.write(lines, feed, file);

        assertThat(rows("SELECT count(*) FROM %s")).containsExactly(List.of(0L));
        assertThat(rows("SELECT column_name FROM (DESCRIBE FROM %s) LIMIT 3"))
                .containsExactly(List.of("source"), List.of("vendor"), List.of("id"));
    }

    @Test
    void readsNoOtherFileThanItsOwn() throws IOException {
        Path odd = folder.resolve("a?[b]*.jsonl");
        Files.writeString(odd, "");
        Files.writeString(folder.resolve("abbc.jsonl"), "{\"id\":\"not ours\"}\n");

        ParquetFile.write(odd, Feed.TODOS, file);

        assertThat(rows("SELECT count(*) FROM %s")).containsExactly(List.of(0L));
    }

    /** As folders of a lake are called; DuckDB would read a column out of each. */
    @Test
    void takesNoColumnFromAFolder() throws IOException {
        Path lake = Files.createDirectories(folder.resolve("source=lake/id=9"));
        Path own = Files.writeString(lake.resolve("day.jsonl"), "{\"source\":\"a\",\"vendor\":\"v\",\"id\":\"1\"}\n");

        ParquetFile.write(own, Feed.TODOS, file);

        assertThat(rows("SELECT source, id FROM %s")).containsExactly(List.of("a", "1"));
    }

    @Test
    void saysThatALineIsNoRecord() throws IOException {
        Files.writeString(lines, "{\"id\":\"1\",\"createdAt\":\"soon\"}\n");

        assertThatThrownBy(() -> ParquetFile.write(lines, Feed.TODOS, file)).isInstanceOf(StoreException.class);
    }

    private List<List<@Nullable Object>> rows(String sql) {
        try (Database database = Database.inMemory()) {
            return database.rows(sql.formatted(Database.quoted(file))).cells();
        }
    }
}
