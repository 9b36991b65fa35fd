package dev.coachstream.simulator.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Calls;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaestroQaLegacyExportTest {
    private static final String EXPORT = "/api/v1/coaching-sessions";
    private static final Instant NOW = Instant.parse("2026-06-30T08:00:00Z");

    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @ParameterizedTest
    @CsvSource({"createdAt", "meetingDate"})
    void itsWindowsTogetherHoldTheSessionsOfTheCoachingApi(String axis) throws IOException {
        Map<String, JsonNode> exported = everything(axis);

        assertThat(exported.keySet()).isEqualTo(new TreeSet<>(generatedIds()));
    }

    @Test
    void saysTheSameOfASessionAsTheCoachingApi() throws IOException {
        everything("createdAt").forEach((id, exported) -> {
            ObjectNode session = vendor.data().document(id);
            assertThat(exported.get("coachingFormName")).isEqualTo(session.get("name"));
            assertThat(exported.get("formCreatorId")).isEqualTo(session.get("creatorId"));
            assertThat(exported.get("createdAt").asText()).isEqualTo(zoneless(session.get("createdAt")));
            assertThat(exported.get("updatedAt").asText()).isEqualTo(zoneless(session.get("updatedAt")));
            for (String same :
                    List.of("agentId", "coachId", "coachNotes", "agentNotes", "agentConfirmed", "coachConfirmed")) {
                assertThat(exported.get(same)).as(same).isEqualTo(session.get(same));
            }
        });
    }

    @Test
    void embedsThePointsAndTodosThatNameTheSession() throws IOException {
        Map<String, JsonNode> exported = everything("createdAt");

        assertThat(embedded(exported, "coachingPoints"))
                .isEqualTo(linked(vendor.data().points()));
        assertThat(embedded(exported, "todos")).isEqualTo(linked(vendor.data().todos()));
    }

    @Test
    void marksDeletedSessionsAndOtherwiseSaysNothing() throws IOException {
        String deleted = generatedIds().get(3);
        vendor.data().delete(deleted, NOW);

        Map<String, JsonNode> exported = everything("createdAt");

        JsonNode gone = Objects.requireNonNull(exported.get(deleted));
        assertThat(gone.get("isDeleted").asBoolean()).isTrue();
        assertThat(gone.get("updatedAt").asText()).isEqualTo("2026-06-30T08:00:00.000000");
        assertThat(exported.values().stream()
                        .filter(session -> session.get("isDeleted").isNull()))
                .hasSize(249);
    }

    @Test
    void showsChangesToSessionsAndTheirPoints() throws IOException {
        String point = vendor.data().points().ids().stream()
                .filter(id -> vendor.data()
                                .points()
                                .document(id)
                                .get("coachingSessionIds")
                                .size()
                        == 1)
                .filter(id -> !vendor.data()
                        .points()
                        .document(id)
                        .get("agentId")
                        .asText()
                        .equals("72999"))
                .findFirst()
                .orElseThrow();
        String session = vendor.data()
                .points()
                .document(point)
                .get("coachingSessionIds")
                .get(0)
                .asText();
        vendor.data().points().edit(point, NOW);
        vendor.data().edit(session, NOW);

        JsonNode exported = Objects.requireNonNull(everything("createdAt").get(session));

        assertThat(exported.get("coachNotes").asText()).startsWith("Reviewed again");
        assertThat(exported.get("coachingPoints").findValuesAsText("coachNotes"))
                .anyMatch(note -> note.startsWith("Discussed again"));
        assertThat(exported.get("coachingPoints").findValuesAsText("_id")).containsOnlyOnce(point);
    }

    @Test
    void holdsTheSessionOfTheDocument() throws IOException {
        JsonNode exported = Calls.ok(calls.post(
                EXPORT, DocumentExamples.MAESTROQA_LEGACY_EXPORT_REQUEST.json().toString()));
        List<JsonNode> found = new ArrayList<>();
        exported.forEach(found::add);

        assertThat(found)
                .contains(DocumentExamples.MAESTROQA_LEGACY_EXPORT.json().get(0));
        assertThat(Calls.ok(calls.get(EXPORT + "/JuEDLQtksMoSAdteK"))
                        .get("coachId")
                        .asText())
                .isEqualTo("nQHdkaE76F7upgJwr");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,2026-04-02,createdAt",
        "2026-02-01,2026-01-01,createdAt",
        "2026-01-01,2026-02-01,updatedAt",
        "2026-01-01T00:00:00Z,2026-02-01,createdAt",
        "2026-01-01,,createdAt"
    })
    void refusesWhatTheDocumentDoesNotAllow(String start, String end, String axis) throws IOException {
        assertThat(calls.post(EXPORT, request(start, end, axis)).status()).isEqualTo(422);
    }

    @Test
    void takesNinetyDays() throws IOException {
        assertThat(calls.post(EXPORT, request("2026-01-01", "2026-04-01", "createdAt"))
                        .status())
                .isEqualTo(200);
    }

    /** All sessions of the data set's period, by id, from overlapping windows. */
    private Map<String, JsonNode> everything(String axis) throws IOException {
        Map<String, JsonNode> sessions = new TreeMap<>();
        LocalDate start = LocalDate.of(2025, 12, 1);
        for (; start.isBefore(LocalDate.of(2026, 7, 10)); start = start.plusDays(60)) {
            JsonNode window = Calls.ok(calls.post(
                    EXPORT, request(start.toString(), start.plusDays(61).toString(), axis)));
            window.forEach(session -> sessions.put(session.get("_id").asText(), session));
        }
        return sessions;
    }

    private List<String> generatedIds() {
        return vendor.data().ids().stream()
                .filter(id ->
                        vendor.data().document(id).get("createdAt").asText().compareTo("2025") > 0)
                .toList();
    }

    private Map<String, List<String>> linked(SimulatedRecords items) {
        Map<String, List<String>> bySession = new TreeMap<>();
        for (String id : items.ids()) {
            for (JsonNode session : items.document(id).path("coachingSessionIds")) {
                bySession
                        .computeIfAbsent(session.asText(), key -> new ArrayList<>())
                        .add(id);
            }
        }
        bySession.keySet().retainAll(generatedIds());
        return bySession;
    }

    private static Map<String, List<String>> embedded(Map<String, JsonNode> exported, String member) {
        Map<String, List<String>> bySession = new TreeMap<>();
        exported.forEach((id, session) -> {
            if (!session.get(member).isEmpty()) {
                bySession.put(id, session.get(member).findValuesAsText("_id"));
            }
        });
        return bySession;
    }

    private static String request(String start, String end, String axis) {
        return Json.object()
                .put("startDate", start)
                .put("endDate", end)
                .put("timeAxis", axis)
                .toString();
    }

    private static String zoneless(JsonNode stamp) {
        return stamp.asText().replace("Z", "000");
    }
}
