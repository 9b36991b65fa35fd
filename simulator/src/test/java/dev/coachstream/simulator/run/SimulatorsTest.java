package dev.coachstream.simulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.simulator.SimulatedVendor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatorsTest {
    @Test
    void printsWhereEachVendorIs() {
        assertThat(printed("--sessions 5").lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("cresta http://127.0.0.1:\\d+ cresta-simulated-token"));
    }

    @Test
    void printsAConfigurationThatReadsThem() {
        assertThat(printed("--cresta 0 --sessions 5 --print-config").replaceAll(":\\d+", ":PORT"))
                .isEqualTo("""
                        sources:
                          - name: cresta
                            vendor: cresta
                            base-url: http://127.0.0.1:PORT
                            customer: acme
                            profile: us
                            usecase: sales
                            token: cresta-simulated-token
                            quota: [unlimited]
                        """);
        assertThat(printed("--samsara 0 --quotas --print-config")).doesNotContain("quota");
    }

    @Test
    void readsEveryOption() {
        SimulatorArguments read = SimulatorArguments.parsed(
                List.of("--maestroqa 81 --samsara 83 --sessions 9 --seed 4 --latency 50ms --quotas".split(" ", -1)));

        assertThat(read)
                .isEqualTo(new SimulatorArguments(
                        Map.of("maestroqa", 81, "samsara", 83), 9, 4, true, Duration.ofMillis(50), false));
        assertThat(read.dataSet().seed()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 1", "--sessions", "--sessions many", "--latency 5"})
    void refusesWhatItDoesNotUnderstand(String arguments) {
        assertThatThrownBy(() -> SimulatorArguments.parsed(List.of(arguments.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(arguments.split(" ", -1)[0]);
    }

    private static String printed(String arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SimulatorArguments parsed =
                SimulatorArguments.parsed(Stream.of(arguments.split(" ", -1)).toList());
        List<SimulatedVendor> running = Simulators.run(parsed, new PrintStream(out, true, UTF_8));
        running.forEach(SimulatedVendor::close);
        return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
