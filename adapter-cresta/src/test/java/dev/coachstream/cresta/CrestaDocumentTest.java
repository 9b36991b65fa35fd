package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.WireJson;
import dev.coachstream.simulator.documents.DocumentExamples;
import dev.coachstream.testkit.CoverageTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation, parameter and field of Cresta's document, and where it is reached: its part of {@code docs/vendors/coverage.md}. */
final class CrestaDocumentTest {
    /** As the document names them; it prints no example of a query. */
    private static final List<String> LIST_PARAMETERS =
            List.of("pageSize", "pageToken", "agentUserName", "coachingPlanName", "usecaseNames");

    private final CoverageTable table = new CoverageTable("cresta");

    @Test
    void coversTheWholeDocument() throws IOException {
        operation("GET /v1/{parent}/coachingSessions", "CrestaClient.listSessions, feed sessions");
        LIST_PARAMETERS.forEach(name -> row("parameter", name, component(ListSessionsRequest.class, name)));
        names(DocumentExamples.CRESTA_COACHING_SESSIONS)
                .forEach(name -> row("response", name, component(ListCoachingSessionsResponse.class, name)));
        operation("POST /v1/{parent}/coachingSessions", "CrestaClient.createSession");
        names(DocumentExamples.CRESTA_CREATE_COACHING_SESSION_REQUEST)
                .forEach(name -> row("request", name, component(CrestaSession.class, name)));
        fields(DocumentExamples.CRESTA_CREATE_COACHING_SESSION.json().path("coachingSession"))
                .forEach(name -> row("response", "coachingSession." + name, canonical(name)));
        operation("POST /v1/{parent}/coachingProgresses:retrieve", "CrestaClient.retrieveProgresses, feed progress");
        names(DocumentExamples.CRESTA_COACHING_PROGRESSES_REQUEST)
                .forEach(name -> row("request", name, component(RetrieveProgressesRequest.class, name)));
        names(DocumentExamples.CRESTA_COACHING_PROGRESSES)
                .forEach(name -> row("response", name, component(RetrieveCoachingProgressesResponse.class, name)));

        table.assertWritten();
    }

    private void operation(String operation, String reached) {
        row("operation", operation, reached);
        row("path", "parent", "settings customer and profile");
    }

    private void row(String kind, String name, String reached) {
        table.row(kind, name, reached);
    }

    /** The record's component; a list of which one is allowed is a component in the singular. */
    private static String component(Class<? extends Record> type, String name) {
        String singular = name.equals("usecaseNames") && type == ListSessionsRequest.class ? "usecaseName" : name;
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(singular::equals)
                .map(component -> type.getSimpleName() + "." + component)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is reached by nothing in " + type));
    }

    /** Where the canonical session has what the vendor sends in this field alone. */
    private static String canonical(String field) {
        String value = field.endsWith("Time") ? "2019-08-24T14:15:22Z" : "a-value";
        ObjectNode session =
                WireJson.shared().createObjectNode().put("name", "n").put(field, value);
        CrestaSession wire = new SessionResponse(
                        WireJson.shared().convertValue(session, CrestaSession.class), null, Map.of())
                .session("sales", "POST");
        JsonNode read = tree(CanonicalJson.write(new CrestaMapperImpl().toSession(wire, "sales"), true));
        String reached = paths("", read, value).collect(Collectors.joining(", "));
        assertThat(reached).as("what becomes of %s", field).isNotEmpty();
        return reached;
    }

    private static Stream<String> paths(String path, JsonNode node, String value) {
        if (node.isTextual() && node.textValue().equals(value)) {
            return Stream.of(path);
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        return node.properties().stream().flatMap(member -> paths(prefix + member.getKey(), member.getValue(), value));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return WireJson.shared().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(DocumentExamples example) {
        return fields(example.json());
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
