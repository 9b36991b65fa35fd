package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewStoreTest {
    private final FakeTime time = FakeTime.inJanuary();
    private final StoreOptions options = StoreOptions.defaults().time(time);

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndEachStoresOwn() {
        Path one = opened("one.duckdb");
        time.advance(Duration.ofDays(1));
        Path other = opened("other.duckdb");
        try (Store writing = Store.open(other, options)) {
            writing.database()
                    .update("INSERT INTO drift VALUES ('a', 'v', 'sessions', 'p', 'string', now(), now(), 1)");
        }
        Path third = opened("third.duckdb");

        for (String what :
                List.of("FROM schema_version", "SELECT sql, comment FROM duckdb_views() WHERE NOT internal")) {
            assertThat(rows(other, what)).isEqualTo(rows(one, what)).isNotEmpty();
            assertThat(rows(third, what)).isEqualTo(rows(one, what));
        }
        assertThat(rows(other, "FROM drift")).hasSize(1);
        assertThat(rows(one, "FROM drift")).isEmpty();
        assertThat(rows(third, "FROM drift")).isEmpty();
    }

    private Path opened(String name) {
        Path store = folder.resolve(name);
        Store.open(store, options).close();
        return store;
    }

    private List<String> rows(Path store, String sql) {
        return World.query(store, options, sql);
    }
}
