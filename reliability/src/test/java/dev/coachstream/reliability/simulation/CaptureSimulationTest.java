package dev.coachstream.reliability.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dozen seeds; {@code -Dcoachstream.simulation.seed=N} runs one alone. */
final class CaptureSimulationTest {
    @TempDir
    private static Path folder;

    private static StoreUnderTest store;

    static LongStream seeds() {
        Long alone = Long.getLong(CaptureSimulation.SEED);
        return alone == null ? LongStream.rangeClosed(1, 12) : LongStream.of(alone);
    }

    @BeforeAll
    static void makeTheStore() {
        store = new StoreUnderTest(folder.resolve("store.duckdb"));
    }

    @AfterAll
    static void closeTheStore() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdsWhateverTheVendorDoes(long seed) {
        try (CaptureSimulation simulation = new CaptureSimulation(seed, store)) {
            simulation.run();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 7})
    void doesTheSameFromTheSameSeed(long seed) {
        assertThat(trace(seed)).isEqualTo(trace(seed)).hasSizeGreaterThan(8);
    }

    private static List<String> trace(long seed) {
        try (CaptureSimulation simulation = new CaptureSimulation(seed, store)) {
            List<String> trace = new ArrayList<>();
            try {
                simulation.run();
            } catch (AssertionError broken) {
                trace.add(String.valueOf(broken.getMessage()));
            }
            trace.addAll(simulation.trace());
            return trace;
        }
    }
}
