package dev.coachstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.maestroqa.MaestroQaData;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.run.KnownPerson;
import dev.coachstream.simulator.samsara.SamsaraData;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSetTest {
    private static final int MILLION = 1_000_000;

    @Test
    void theSameSeedGivesTheSameRecords() {
        assertThat(everything(DataSet.small())).isEqualTo(everything(DataSet.small()));
        assertThat(everything(DataSet.small()))
                .isNotEqualTo(everything(DataSet.small().withSeed(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 29, 1000})
    void everySizeIsHeldExactlyBesidesTheExamples(int sessions) {
        DataSet set = DataSet.of(sessions);

        assertThat(new MaestroQaData(set).ids())
                .hasSize(sessions + 4)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(new CrestaData(set).ids()).hasSize(sessions).isSorted().doesNotHaveDuplicates();
        assertThat(new SamsaraData(set).ids()).hasSize(sessions + 1).doesNotHaveDuplicates();
        assertThat(new MaestroQaData(set).add(2, set.to())).hasSize(2);
        assertThat(new SamsaraData(set).add(2, set.to())).hasSize(2);
    }

    @Test
    void nothingGeneratedIsOutsideThePeriod() {
        DataSet set = DataSet.of(2000);
        MaestroQaData data = new MaestroQaData(set);

        for (ObjectNode session : all(data)) {
            Instant created = Instant.parse(session.get("createdAt").asText());
            if (created.isAfter(Instant.parse("2024-01-01T00:00:00Z"))) {
                assertThat(created).isBetween(set.from(), set.to());
                assertThat(Instant.parse(session.get("updatedAt").asText())).isBetween(created, set.to());
            }
        }
    }

    @Test
    void endsWhenItIsTold() {
        Instant end = Instant.parse("2027-02-03T04:05:06Z");
        SamsaraData data = new SamsaraData(DataSet.of(300).endingAt(end));

        ObjectNode last = data.document(data.ids().get(300));
        assertThat(Instant.parse(last.get("updatedAtTime").asText())).isBetween(end.minusSeconds(86_400), end);
    }

    @Test
    void peopleHaveASessionAWeekAndACoachADozen() {
        List<ObjectNode> sessions = all(new CrestaData(DataSet.of(2800)));
        Set<String> agents = values(sessions, "agentUserName");

        assertThat(agents).hasSize(100);
        assertThat(sessions.stream()
                        .collect(Collectors.groupingBy(
                                session -> session.get("agentUserName").asText())))
                .allSatisfy((agent, own) -> assertThat(own).hasSize(28));
        assertThat(values(
                        sessions.stream()
                                .filter(session -> session.has("managerSubmitterUserName"))
                                .toList(),
                        "managerSubmitterUserName"))
                .hasSize(9);
    }

    @Test
    void someHumansAreKnownToSeveralVendors() {
        DataSet set = DataSet.of(2800);
        Set<String> emails = values(all(new MaestroQaData(set)), "agentName");
        Set<String> external = new TreeSet<>();
        all(new SamsaraData(set))
                .forEach(session -> external.add(
                        session.at("/driver/externalIds/employeeEmail").asText()));

        external.retainAll(emails);
        assertThat(external).hasSizeGreaterThan(3).allMatch(email -> email.contains("@"));
    }

    @Test
    void knowsWhoIsWhoAcrossTheVendors() {
        DataSet set = DataSet.of(2800);
        Collection<KnownPerson> people = KnownPerson.of(set);

        assertThat(people).map(KnownPerson::email).doesNotHaveDuplicates();
        assertThat(people.stream().flatMap(person -> person.samsaraIds().stream()))
                .containsAll(values(all(new SamsaraData(set)), "assignedCoachId").stream()
                        .filter(id -> !id.equals("45646"))
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(people)
                .anyMatch(person -> !person.maestroQaIds().isEmpty()
                        && !person.crestaIds().isEmpty()
                        && !person.samsaraIds().isEmpty())
                .anyMatch(person -> person.maestroQaIds().size() == 2);
    }

    @Test
    void everyStateOfASessionOccurs() {
        DataSet set = DataSet.of(2000);

        assertThat(values(all(new SamsaraData(set)), "sessionStatus"))
                .containsExactly("completed", "deleted", "unknown", "upcoming");
        assertThat(all(new MaestroQaData(set)))
                .anyMatch(session -> !session.has("agentConfirmed"))
                .anyMatch(session -> session.get("agentConfirmed") != null
                        && session.get("agentConfirmed").asBoolean())
                .anyMatch(session -> session.get("meetingFormat").isNull());
        assertThat(all(new CrestaData(set)))
                .anyMatch(session -> session.has("acknowledgeTime")
                        && session.get("acknowledgeTime").isNull())
                .anyMatch(session -> !session.has("acknowledgeTime"));
    }

    @Test
    void aMillionSessionsAreServedAndFilteredWithoutBeingHeld() throws IOException {
        try (SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.of(MILLION))) {
            Calls calls = Calls.to(vendor);
            JsonNode last = Calls.ok(calls.get("/api/v1/coaching-sessions?count=500&startIndex=" + MILLION));
            String agent = vendor.data()
                    .document(vendor.data().ids().get(MILLION / 2))
                    .get("agentId")
                    .asText();

            assertThat(last.get("Resources")).hasSize(4);
            assertThat(calls.allByOffset("/api/v1/coaching-sessions?agentId=" + agent))
                    .hasSize(28);
        }
        try (SimulatedSamsara vendor = SimulatedSamsara.start(DataSet.of(MILLION))) {
            String window = "?startTime=2026-03-01T00:00:00Z&endTime=2026-03-01T01:00:00Z";
            assertThat(Calls.to(vendor).allByCursor("/coaching/sessions/stream" + window))
                    .hasSizeBetween(200, 220);
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> DataSet.of(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new DataSet(1, 1, Instant.EPOCH, Instant.EPOCH))
                .hasMessageContaining("at least a day");
    }

    private static List<Object> everything(DataSet set) {
        MaestroQaData maestroQa = new MaestroQaData(set);
        return List.of(
                all(maestroQa),
                all(maestroQa.points()),
                all(maestroQa.todos()),
                all(new CrestaData(set)),
                all(new SamsaraData(set)));
    }

    private static List<ObjectNode> all(SimulatedRecords records) {
        return records.ids().stream().map(records::document).toList();
    }

    private static Set<String> values(List<ObjectNode> records, String member) {
        return records.stream()
                .filter(record -> record.has(member))
                .map(record -> record.get(member).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
