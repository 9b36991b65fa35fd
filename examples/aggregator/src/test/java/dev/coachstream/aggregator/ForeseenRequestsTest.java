package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code plan} foresees against what is sent then. */
final class ForeseenRequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Percentage CLOSE = Percentage.withPercentage(5);

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(6000);

    private final Path folder = configured.path();
    private final Map<String, SimulatedVendor> vendors = Map.of(
            "support", configured.accounts().support(),
            "sales", configured.accounts().sales(),
            "fleet", configured.accounts().fleet());

    @BeforeEach
    void smallPages() throws IOException {
        configured.accounts().fleet().behaviour().pageSizes(20, 20);
        Program.edit(folder, "quota: unlimited", "quota: 5/1s\n    max-in-flight: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--since 180d", "--with points,todos", "--feed points"})
    void foreseesAPullOfTheVendorThatCounts(String options) throws IOException {
        Program.edit(folder, "quota: 5/1s", "quota: [10/1s, 100/1m]");

        requireForeseen("support", 0, options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--since 180d", "--feed points"})
    void foreseesAPullOfTheVendorWhoseStreamIsDense(String options) throws IOException {
        requireForeseen("fleet", 5, options);
    }

    @Test
    void foreseesAPullOfTheVendorThatCountsNothingFromTheStore() throws IOException {
        Program.in(folder).run("sync", "--source", "sales", "--feed", "sessions");

        requireForeseen("sales", 0, "");
    }

    @Test
    void foreseesWhatItTakesToFindOutThatEverybodyIsReadForSome() throws IOException {
        Program.in(folder).run("sync", "--source", "sales", "--feed", "sessions");
        String everybody = Program.in(folder)
                .run("pull", "--source", "sales")
                .out()
                .lines()
                .map(ForeseenRequestsTest::coachee)
                .distinct()
                .map(id -> "--coachee " + id)
                .collect(Collectors.joining(" "));

        requireForeseen("sales", 0, everybody);
    }

    private static String coachee(String session) {
        try {
            return JSON.readTree(session).at("/coachee/id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void foreseesAFirstSync() throws IOException {
        List<JsonNode> plans = plan("plan", "--sync", "--source", "support", "--source", "fleet", "--json");
        vendors.values().forEach(vendor -> vendor.requests().clear());

        Ran ran = Program.in(folder).run("sync", "--source", "support", "--source", "fleet");

        assertThat(ran.exit()).as(ran.err()).isZero();
        for (String account : List.of("support", "fleet")) {
            long foreseen = plans.stream()
                    .filter(plan -> plan.get("account").asText().equals(account))
                    .mapToLong(plan -> plan.get("requests").asLong())
                    .sum();
            assertThat(Objects.requireNonNull(vendors.get(account)).requests().count())
                    .isCloseTo(foreseen, CLOSE);
        }
    }

    private void requireForeseen(String account, int percent, String options) throws IOException {
        List<String> asked = new ArrayList<>(List.of("--source", account));
        if (!options.isEmpty()) {
            asked.addAll(List.of(options.split(" ")));
        }
        List<String> plan = new ArrayList<>(List.of("plan", "--json"));
        plan.addAll(asked);
        JsonNode foreseen = plan(plan.toArray(String[]::new)).get(0);
        Objects.requireNonNull(vendors.get(account)).requests().clear();
        List<String> pull = new ArrayList<>(List.of("pull"));
        pull.addAll(asked);
        Program program = Program.in(folder);

        Ran ran = program.run(pull.toArray(String[]::new));

        assertThat(ran.exit()).as(ran.err()).isZero();
        Duration taken = program.time().slept();
        assertThat(Objects.requireNonNull(vendors.get(account)).requests().count())
                .as(foreseen.toString())
                .isCloseTo(foreseen.get("requests").asLong(), Percentage.withPercentage(percent));
        assertThat(taken.toMillis() / 1000.0)
                .isCloseTo(foreseen.get("leastSeconds").asDouble(), CLOSE);
    }

    private List<JsonNode> plan(String... words) throws IOException {
        Ran ran = Program.in(folder).run(words);
        assertThat(ran.exit()).as(ran.err()).isZero();
        List<JsonNode> plans = new ArrayList<>();
        JSON.readTree(ran.out()).get("result").forEach(plans::add);
        return plans;
    }
}
