package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks for more people than an address, or a request, can name. */
final class ManyPeopleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 1502;

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(300);

    private final Path folder = configured.path();
    private final Map<String, SimulatedVendor> vendors = Map.of(
            "support", configured.accounts().support(),
            "sales", configured.accounts().sales(),
            "fleet", configured.accounts().fleet());

    @ParameterizedTest
    @CsvSource({
        "support, MaestroQA takes one id of a role",
        "sales, it lists one coachee at a time",
        "fleet, so many ids are too long for an address"
    })
    void areAnsweredAsPlanned(String account, String how) throws IOException {
        List<JsonNode> all = pulled(account, List.of());
        Set<String> wanted = wanted(all);
        long planned = planned(account, wanted, how);
        Objects.requireNonNull(vendors.get(account)).requests().clear();

        List<JsonNode> found = pulled(account, wanted);

        assertThat(found).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(session -> wanted.contains(coachee(session)))
                        .toList());
        assertThat(Objects.requireNonNull(vendors.get(account)).requests().count())
                .isCloseTo(planned, Offset.offset(5L));
        assertThat(Objects.requireNonNull(vendors.get(account)).requests().byStatus())
                .containsOnlyKeys(200);
        assertThat(Objects.requireNonNull(vendors.get(account)).requests().all())
                .allMatch(request -> request.toString().length() < 8000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "sales"})
    void areAskedForOneByOneWhereThatAsksLess(String account) throws IOException {
        Program.edit(folder, "page-size: 20", "page-size: 5");
        Set<String> wanted = new LinkedHashSet<>();
        pulled(account, List.of()).forEach(session -> {
            if (wanted.size() < 2) {
                wanted.add(coachee(session));
            }
        });
        Ran plan = run(account, wanted, "plan", "--json");
        JsonNode planned = JSON.readTree(plan.out()).at("/result/0");
        SimulatedVendor vendor = Objects.requireNonNull(vendors.get(account));
        vendor.requests().clear();

        List<JsonNode> found = pulled(account, wanted);

        assertThat(found).isNotEmpty().allMatch(session -> wanted.contains(coachee(session)));
        assertThat(planned.get("basis").asText()).contains("asks for the ids in 2 parts");
        assertThat(planned.get("pushedDown").toString()).contains("coachee");
        assertThat(vendor.requests().count()).isLessThan(20);
    }

    /** Half of the people that there are, and others whom nobody knows. */
    private static Set<String> wanted(List<JsonNode> all) {
        List<String> people =
                all.stream().map(ManyPeopleTest::coachee).distinct().toList();
        Set<String> wanted = new LinkedHashSet<>(people.subList(0, people.size() / 2));
        for (int i = 0; wanted.size() < MANY; i++) {
            wanted.add("nobody-" + i);
        }
        return wanted;
    }

    private long planned(String account, Iterable<String> people, String how) throws IOException {
        Ran ran = run(account, people, "plan", "--json", "--records", "301");
        JsonNode plan = JSON.readTree(ran.out()).at("/result/0");
        assertThat(plan.get("notes").toString()).contains(how);
        return plan.get("requests").asLong();
    }

    private List<JsonNode> pulled(String account, Iterable<String> people) throws IOException {
        List<JsonNode> sessions = new ArrayList<>();
        for (String line : run(account, people, "pull").lines()) {
            sessions.add(JSON.readTree(line));
        }
        return sessions;
    }

    private Ran run(String account, Iterable<String> people, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--source", account));
        people.forEach(person -> line.addAll(List.of("--coachee", person)));
        Ran ran = Program.in(folder).run(line.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran;
    }

    private static String coachee(JsonNode session) {
        return session.at("/coachee/id").asText();
    }
}
