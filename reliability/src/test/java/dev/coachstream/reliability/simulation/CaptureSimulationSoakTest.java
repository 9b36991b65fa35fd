package dev.coachstream.reliability.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of seeds; {@code -Dcoachstream.simulation.seeds=N} says how many. */
@Tag("soak")
final class CaptureSimulationSoakTest {
    private static final long SEEDS = Long.getLong("coachstream.simulation.seeds", 2_000);

    @TempDir
    private Path folder;

    @Test
    void holdsWhateverTheVendorDoes() throws IOException {
        Path empty = folder.resolve("empty.duckdb");
        CaptureSimulation.emptyStore(empty);

        List<String> broken = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> broken(seed, empty))
                .filter(Objects::nonNull)
                .toList();

        assertThat(broken).as("broken of %d seeds", SEEDS).isEmpty();
    }

    private @Nullable String broken(long seed, Path empty) {
        Path store = folder.resolve("store-" + seed + ".duckdb");
        try {
            Files.copy(empty, store);
            try (CaptureSimulation simulation = new CaptureSimulation(seed, store)) {
                simulation.run();
                return null;
            } finally {
                remove(store);
            }
        } catch (AssertionError | IOException e) {
            return e.getMessage();
        }
    }

    private void remove(Path store) throws IOException {
        String stem = String.valueOf(store.getFileName()).replace(".duckdb", "");
        try (var files = Files.newDirectoryStream(folder, stem + ".*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
