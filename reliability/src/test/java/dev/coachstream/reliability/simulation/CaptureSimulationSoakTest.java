package dev.coachstream.reliability.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many seeds; {@code -Dcoachstream.simulation.seeds=N} says how many. */
@Tag("soak")
final class CaptureSimulationSoakTest {
    private static final int SEEDS = Integer.getInteger("coachstream.simulation.seeds", 1_000);
    /** Without a store a seed costs a tenth. */
    private static final int STATE_SEEDS = 2 * SEEDS;
    /** Of the runs that share a store: to make one takes as long as several runs. */
    private static final int BLOCK = 125;

    @TempDir
    private Path folder;

    @Test
    void holdsWhateverTheVendorDoes() {
        List<String> broken = IntStream.rangeClosed(0, (SEEDS - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> LongStream.rangeClosed(block * BLOCK + 1, Math.min(SEEDS, (block + 1) * BLOCK)))
                .flatMap(this::broken)
                .toList();

        assertThat(broken).as("broken of %d seeds", SEEDS).isEmpty();
    }

    @Test
    void holdsWithoutAStore() {
        List<String> broken = LongStream.rangeClosed(1, STATE_SEEDS)
                .parallel()
                .mapToObj(CaptureSimulationSoakTest::broken)
                .filter(Objects::nonNull)
                .toList();

        assertThat(broken).as("broken of %d seeds", STATE_SEEDS).isEmpty();
    }

    private static @Nullable String broken(long seed) {
        try (StateSimulation simulation = new StateSimulation(seed)) {
            simulation.run();
            return null;
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    private Stream<String> broken(LongStream seeds) {
        long[] all = seeds.toArray();
        try (StoreUnderTest store = new StoreUnderTest(folder.resolve("store-" + all[0] + ".duckdb"))) {
            return LongStream.of(all).mapToObj(seed -> broken(seed, store)).filter(Objects::nonNull).toList().stream();
        }
    }

    private static @Nullable String broken(long seed, StoreUnderTest store) {
        try (CaptureSimulation simulation = new CaptureSimulation(seed, store)) {
            simulation.run();
            return null;
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }
}
