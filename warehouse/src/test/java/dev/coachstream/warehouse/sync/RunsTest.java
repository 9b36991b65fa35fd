package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunsTest {
    private static final StoreOptions OPTIONS = StoreOptions.defaults();

    @TempDir
    private Path folder;

    @Test
    void publishesWhatAnInterruptedRunLeft() {
        Path store = folder.resolve("store.duckdb");
        try (Store first = Store.open(store, OPTIONS)) {
            new Runs(first.database())
                    .begin(1, "support", "v", false, OPTIONS.time().now());
        }
        try (Store second = Store.open(store, OPTIONS)) {
            assertThat(second.options()).isEqualTo(OPTIONS);
            assertThat(World.query(store, OPTIONS, "SELECT outcome FROM runs")).containsExactly("interrupted");
        }
    }
}
