package dev.coachstream.samsara;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.testkit.CoverageTable;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation, parameter and field of Samsara's OpenAPI document, and where it is reached: its part of {@code docs/vendors/coverage.md}. */
final class SamsaraDocumentTest {
    private static final OpenApi OPEN_API = new OpenApi();
    private static final Map<String, Class<? extends Record>> SESSION_TYPES = Map.of(
            "", SamsaraSession.class,
            "driver", SamsaraDriver.class,
            "behaviors", SamsaraBehavior.class,
            "behaviors.coachableEvents", SamsaraEvent.class);
    private static final Map<String, Class<? extends Record>> ASSIGNMENT_TYPES =
            Map.of("", SamsaraAssignment.class, "driver", SamsaraDriver.class);
    private static final Map<String, Class<? extends Record>> CHANGE_TYPES = Map.of("", SamsaraAssigned.class);
    private static final Map<String, Class<? extends Record>> PAGE_TYPES =
            Map.of("", SamsaraPage.class, "pagination", SamsaraPagination.class);

    private final CoverageTable table = new CoverageTable("samsara");
    private final SamsaraMapper mapper = new SamsaraMapperImpl();
    private final SamsaraAccount account = new SamsaraAccount();
    private SimulatedSamsara vendor;
    private SamsaraClient client;

    @BeforeEach
    void open() {
        vendor = SimulatedSamsara.start(DataSet.of(0));
        client = SamsaraClient.open(account.config(vendor.url(), Map.of()), account.host());
    }

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    @Test
    void coversTheWholeDocument() throws IOException {
        table.row("operation", "GET " + OpenApi.SESSIONS, "feeds sessions and points, SamsaraClient.streamSessions");
        parameters(OpenApi.SESSIONS, SamsaraSessionsRequest.class);
        page(OpenApi.SESSIONS);
        records(OpenApi.SESSIONS, SESSION_TYPES, this::session);
        answers(
                OpenApi.SESSIONS,
                "get",
                () -> client.sessionsPage(SamsaraSessionsRequest.since(PushedDown.EARLIEST), null));

        table.row("operation", "GET " + OpenApi.ASSIGNMENTS, "feed assignments, SamsaraClient.assignments");
        parameters(OpenApi.ASSIGNMENTS, SamsaraAssignmentsRequest.class);
        page(OpenApi.ASSIGNMENTS);
        records(OpenApi.ASSIGNMENTS, ASSIGNMENT_TYPES, this::assignment);
        answers(OpenApi.ASSIGNMENTS, "get", () -> client.assignmentsPage(SamsaraAssignmentsRequest.all(), null));

        table.row("operation", "PUT " + OpenApi.ASSIGNMENTS, "SamsaraClient.assign, SamsaraClient.unassign");
        for (String parameter : OPEN_API.parameters(OpenApi.ASSIGNMENTS, "put").keySet()) {
            table.row("parameter", parameter, argument(parameter));
        }
        table.row("response", "data", component(SamsaraAssigned.Reply.class, "data"));
        for (String member :
                OPEN_API.members(OPEN_API.answer(OpenApi.ASSIGNMENTS, "put").at("/properties/data"))) {
            table.row("response", "data." + member, component(CHANGE_TYPES, member));
        }
        answers(OpenApi.ASSIGNMENTS, "put", () -> client.unassign("7"));

        table.assertWritten();
    }

    @Test
    void knowsEveryOperation() {
        assertThat(OPEN_API.operations())
                .containsExactlyInAnyOrder(
                        "get " + OpenApi.SESSIONS, "get " + OpenApi.ASSIGNMENTS, "put " + OpenApi.ASSIGNMENTS);
    }

    private void parameters(String path, Class<? extends Record> request) {
        for (String parameter : OPEN_API.parameters(path, "get").keySet()) {
            String reached = parameter.equals("after") ? "the page's cursor" : component(request, parameter);
            table.row("parameter", parameter, reached + filter(parameter));
        }
    }

    private static String filter(String parameter) {
        return switch (parameter) {
            case "driverIds" -> ", Query.coachees";
            case "coachIds" -> ", Query.coaches";
            case "sessionStatuses" -> ", Query.statuses";
            case "startTime" -> ", Query.since";
            case "endTime" -> ", Query.until";
            case "includeCoachableEvents" -> ", setting include-events";
            case "includeExternalIds" -> ", setting include-external-ids";
            default -> "";
        };
    }

    private void page(String path) {
        OPEN_API.members(OPEN_API.answer(path, "get")).stream()
                .filter(member -> !member.startsWith("data."))
                .forEach(member -> table.row("response", member, component(PAGE_TYPES, member)));
    }

    /** Reads one record in which every member has a value of its own, and looks for that value in what was read. */
    private void records(String path, Map<String, Class<? extends Record>> types, Reading reading) throws IOException {
        JsonNode schema = OPEN_API.record(path, "get");
        ObjectNode whole = (ObjectNode) OPEN_API.whole(schema);
        JsonNode canonical = WireJson.shared().readTree(CanonicalJson.write(reading.read(whole), true));
        for (String member : OPEN_API.members(schema)) {
            String value = OpenApi.valueAt(whole, member);
            String found = value == null ? "" : ": " + found(member, value, canonical);
            table.row("response", "data." + member, component(types, member) + found);
        }
    }

    private static String found(String member, String value, JsonNode canonical) {
        String paths = paths("", canonical, value).distinct().collect(Collectors.joining(", "));
        if (paths.isEmpty()) {
            throw new AssertionError(member + " is mapped nowhere");
        }
        return paths;
    }

    /** What a documented refusal becomes, and that its message and its request's id are told. */
    private void answers(String path, String method, Runnable call) {
        for (String status : OPEN_API.refusals(path, method)) {
            int code = status.equals("default") ? 400 : Integer.parseInt(status);
            JsonNode body = OPEN_API.whole(OPEN_API.refusal(path, method, status));
            vendor.behaviour().fault(request -> Fault.status(code, Map.of(), body.toString()));
            CoachingSourceException thrown = Objects.requireNonNull(
                    catchThrowableOfType(CoachingSourceException.class, call::run), "no error for " + status);
            table.row("answer", status, "kind " + thrown.kind());
            for (String member : OPEN_API.members(OPEN_API.refusal(path, method, status))) {
                String message = String.valueOf(thrown.getMessage());
                String told = message.contains(body.get(member).textValue()) ? "the error's message" : "";
                table.row("answer", status + " " + member, told);
            }
        }
        vendor.behaviour().noFaults();
    }

    private static String argument(String parameter) {
        return switch (parameter) {
            case "driverId" -> "argument of both";
            case "coachId" -> "argument of assign; left out by unassign";
            default -> "";
        };
    }

    private CoachingRecord session(ObjectNode sent) throws IOException {
        SamsaraPage<SamsaraSession> page = page(sent, new TypeReference<SamsaraPage<SamsaraSession>>() {});
        return mapper.toSession(page.data().good().get(0), "fleet");
    }

    private CoachingRecord assignment(ObjectNode sent) throws IOException {
        SamsaraPage<SamsaraAssignment> page = page(sent, new TypeReference<SamsaraPage<SamsaraAssignment>>() {});
        return mapper.toAssignment(page.data().good().get(0), "fleet");
    }

    @SuppressWarnings("unchecked")
    private static <T> SamsaraPage<T> page(ObjectNode record, TypeReference<SamsaraPage<T>> type) throws IOException {
        String body = "{\"data\": [" + record + "]}";
        return (SamsaraPage<T>) new PageReader().read(body.getBytes(UTF_8), type.getType());
    }

    /** The component of the wire record that takes a member. */
    private static String component(Map<String, Class<? extends Record>> types, String member) {
        int dot = member.lastIndexOf('.');
        String holder = dot < 0 ? "" : member.substring(0, dot);
        Class<? extends Record> type = types.get(holder);
        return component(Objects.requireNonNull(type, member), member.substring(dot + 1));
    }

    private static String component(Class<? extends Record> type, String name) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name::equals)
                .map(component -> CoverageTable.name(type) + "." + component)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is reached by nothing in " + type));
    }

    private static Stream<String> paths(String path, JsonNode node, String value) {
        if (node.isTextual()) {
            return node.textValue().equals(value) ? Stream.of(path) : Stream.of();
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).flatMap(item -> paths(path, item, value));
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        return node.properties().stream().flatMap(member -> paths(prefix + member.getKey(), member.getValue(), value));
    }

    @FunctionalInterface
    private interface Reading {
        CoachingRecord read(ObjectNode sent) throws IOException;
    }
}
