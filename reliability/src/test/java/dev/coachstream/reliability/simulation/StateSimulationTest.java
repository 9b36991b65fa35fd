package dev.coachstream.reliability.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two dozen seeds; {@code -Dcoachstream.simulation.seed=N} runs one alone. */
final class StateSimulationTest {
    static LongStream seeds() {
        Long alone = Long.getLong(CaptureSimulation.SEED);
        return alone == null ? LongStream.rangeClosed(1, 24) : LongStream.of(alone);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdsWhateverTheVendorDoes(long seed) {
        try (StateSimulation simulation = new StateSimulation(seed)) {
            simulation.run();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void doesTheSameFromTheSameSeed(long seed) {
        assertThat(trace(seed)).isEqualTo(trace(seed)).hasSizeGreaterThan(8);
    }

    /** Each vendor listens at a port of its own, which is a part of what an account reads. */
    private static List<String> trace(long seed) {
        try (StateSimulation simulation = new StateSimulation(seed)) {
            simulation.run();
            return simulation.trace().stream()
                    .map(line -> line.replaceAll("\"reads\":\"[0-9a-f]+\"", "").replaceAll("\"cursor\":\"[^\"]+\"", ""))
                    .toList();
        }
    }
}
