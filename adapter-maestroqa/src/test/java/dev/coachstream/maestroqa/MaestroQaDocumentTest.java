package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Private;
import dev.coachstream.testkit.CoverageTable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every operation, parameter and field of MaestroQA's two documents, and where it is reached: its part of
 * {@code docs/vendors/coverage.md}. The documents' own lists are in {@code documents.txt}.
 */
final class MaestroQaDocumentTest {
    private static final Map<String, Class<? extends Record>> RECORDS = Map.of(
            "session", MaestroQaSession.class,
            "point", MaestroQaPoint.class,
            "todo", MaestroQaTodo.class,
            "export", LegacySession.class,
            "activityLog", LegacyActivity.class,
            "coachingPoints", LegacyPoint.class,
            "todos", LegacyTodo.class,
            "page", MaestroQaPage.class);

    /** What takes an operation's parameters and gives its fields; none where the method's own arguments do. */
    private record Reached(
            String by,
            @Nullable Class<? extends Record> request,
            @Nullable Class<? extends Record> response) {}

    private static final Map<String, Reached> OPERATIONS = Map.ofEntries(
            Map.entry(
                    "POST /api/v1/request-raw-export",
                    new Reached("requestRawExport", MaestroQaRawExport.class, MaestroQaExport.Started.class)),
            Map.entry(
                    "GET /api/v1/get-export-data",
                    new Reached(
                            "export, awaitExport, exportRows", MaestroQaExport.Request.class, MaestroQaExport.class)),
            Map.entry(
                    "POST /api/v1/request-groups-export",
                    new Reached("requestGroupsExport", MaestroQaGroupsExport.class, MaestroQaExport.Started.class)),
            Map.entry(
                    "POST /api/v1/request-audit-log-export",
                    new Reached("requestAuditLogExport", MaestroQaPeriod.class, MaestroQaExport.Started.class)),
            Map.entry(
                    "POST /api/v1/tickets", new Reached("createTicket", MaestroQaTicket.class, MaestroQaTicket.class)),
            Map.entry(
                    "PATCH /api/v1/tickets/:ticket_id",
                    new Reached("updateTicket", MaestroQaTicket.class, MaestroQaTicket.class)),
            Map.entry("DELETE /api/v1/tickets/:ticket_id", new Reached("deleteTicket", null, null)),
            Map.entry(
                    "POST /api/v1/comments",
                    new Reached("createComment", MaestroQaComment.class, MaestroQaComment.class)),
            Map.entry(
                    "POST /api/v1/comments-batch",
                    new Reached("createComments", AccountApi.Batch.class, AccountApi.Created.class)),
            Map.entry(
                    "POST /api/v1/attachments",
                    new Reached(
                            "createAttachment, upload, attach",
                            MaestroQaAttachment.class,
                            MaestroQaAttached.Reply.class)),
            Map.entry("POST /api/v1/agents", new Reached("createAgent", MaestroQaAgent.class, MaestroQaAgent.class)),
            Map.entry(
                    "POST /api/v1/agents/add-id-to-agent", new Reached("addIdToAgent", AccountApi.AgentId.class, null)),
            Map.entry(
                    "POST /api/v1/update-agent-availability",
                    new Reached("setAgentAvailability", AccountApi.Availability.class, null)),
            Map.entry("GET /api/v1/todos/:id", new Reached("todo", null, null)),
            Map.entry("GET /api/v1/todos", new Reached("todos", MaestroQaListRequest.class, null)),
            Map.entry("GET /api/v1/coaching-points/:id", new Reached("point", null, null)),
            Map.entry("GET /api/v1/coaching-points", new Reached("points", MaestroQaListRequest.class, null)),
            Map.entry("GET /api/v1/coaching-sessions/:id", new Reached("session", null, null)),
            Map.entry("GET /api/v1/coaching-sessions", new Reached("sessions", MaestroQaListRequest.class, null)),
            Map.entry("POST /api/v1/coaching-sessions", new Reached("", LegacyExportApi.Request.class, null)));

    private final CoverageTable table = new CoverageTable("maestroqa");
    private final MaestroQaMapper mapper = new MaestroQaMapperImpl();
    private final LegacyMapper legacyMapper = new LegacyMapperImpl();

    @Test
    void coversBothDocuments() throws IOException {
        Reached operation = new Reached("", null, null);
        for (String line : documents()) {
            String[] words = line.split(" ", 2);
            if (words[0].equals("operation")) {
                operation = Objects.requireNonNull(OPERATIONS.get(words[1]), words[1] + " is reached by nothing");
                table.row("operation", words[1], by(words[1], operation));
            } else {
                member(operation, words[0], words[1]);
            }
        }

        table.assertWritten();
    }

    private static String by(String operation, Reached reached) {
        String feed = switch (operation) {
            case "GET /api/v1/todos" -> "feed todos, ";
            case "GET /api/v1/coaching-points" -> "feed points, ";
            case "GET /api/v1/coaching-sessions" -> "feed sessions, ";
            case "GET /api/v1/coaching-sessions/:id" -> "CoachingSource.session, ";
            case "POST /api/v1/coaching-sessions" -> "setting api: legacy-export, feeds sessions, points and todos";
            default -> "";
        };
        String client = reached.by().isEmpty() ? "" : "MaestroQaClient: " + reached.by();
        return feed + client;
    }

    private void member(Reached operation, String kind, String name) throws IOException {
        switch (kind) {
            case "path" -> table.row("path", name, "argument of " + operation.by());
            case "query", "request" -> table.row("parameter", name, parameter(operation, name));
            case "response" ->
                table.row("response", name, component(Objects.requireNonNull(operation.response()), name));
            case "page" -> table.row("response", name, component(MaestroQaPage.class, name));
            default -> record(kind, name);
        }
    }

    private static String parameter(Reached operation, String name) {
        return switch (name) {
            case "apiToken" -> "setting token, sent as the header apitoken";
            case "count" -> "setting page-size";
            case "startIndex" -> "the page's cursor";
            default -> component(Objects.requireNonNull(operation.request()), name);
        };
    }

    private void record(String kind, String name) throws IOException {
        String prefix = Set.of("activityLog", "coachingPoints", "todos").contains(kind) ? kind + "." : "";
        Class<? extends Record> type = Objects.requireNonNull(RECORDS.get(kind), kind);
        String section = prefix.isEmpty() && !kind.equals("export") ? kind : "session";
        table.row(section, prefix + name, component(type, name) + ": " + String.join(", ", canonical(kind, name)));
    }

    /** Where the canonical record differs when this member alone does. */
    private Set<String> canonical(String kind, String name) throws IOException {
        Set<String> differing = new TreeSet<>();
        differences("", read(kind, name, false), read(kind, name, true), differing);
        if (differing.isEmpty()) {
            throw new AssertionError(kind + " " + name + " is mapped nowhere");
        }
        return differing;
    }

    private JsonNode read(String kind, String changed, boolean other) throws IOException {
        CoachingRecord item = switch (kind) {
            case "session" -> mapper.toSession(wire(MaestroQaSession.class, changed, other), "support");
            case "point" -> mapper.toPoint(wire(MaestroQaPoint.class, changed, other), "support");
            case "todo" -> mapper.toTodo(wire(MaestroQaTodo.class, changed, other), "support");
            default -> legacyMapper.toSession(legacy(kind, changed, other), "support");
        };
        return WireJson.shared().readTree(CanonicalJson.write(item, true));
    }

    private static LegacySession legacy(String kind, String changed, boolean other) throws IOException {
        String changedHere = kind.equals("export") ? changed : "";
        ObjectNode session = whole(LegacySession.class, changedHere, other);
        for (String list : List.of("activityLog", "coachingPoints", "todos")) {
            ArrayNode items = session.putArray(list);
            boolean emptied = kind.equals("export") && list.equals(changed) && other;
            if (!emptied) {
                String changedInside = kind.equals(list) ? changed : "";
                items.add(whole(Objects.requireNonNull(RECORDS.get(list)), changedInside, other));
            }
        }
        return WireJson.shared().treeToValue(session, LegacySession.class);
    }

    private static <T extends Record> T wire(Class<T> type, String changed, boolean other) throws IOException {
        return WireJson.shared().treeToValue(whole(type, changed, other), type);
    }

    /** A record with every member, one of them changed if told so. */
    private static ObjectNode whole(Class<? extends Record> type, String changed, boolean other) {
        ObjectNode whole = WireJson.shared().createObjectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = wireName(type, component);
            put(whole, name, component.getType(), other && name.equals(changed));
        }
        return whole;
    }

    private static void put(ObjectNode whole, String name, Class<?> type, boolean other) {
        if (type == String.class || type == Private.class) {
            String prefix = other ? "other-" : "a-";
            whole.put(name, prefix + name);
        } else if (type == Boolean.class) {
            whole.put(name, other == name.equals("isDeleted")); // nothing is told of a deleted session but that
        } else if (type == Instant.class) {
            long seconds = other ? 2_000_000 : 1_000_000;
            whole.put(name, Instant.EPOCH.plusSeconds(seconds).toString());
        } else if (type == BigDecimal.class) {
            BigDecimal number = other ? BigDecimal.TEN : BigDecimal.ONE;
            whole.put(name, number);
        } else if (type == List.class) {
            String item = other ? "other" : "one";
            whole.putArray(name).add(item);
        }
    }

    private static void differences(String path, @Nullable JsonNode one, @Nullable JsonNode two, Set<String> found) {
        if (Objects.equals(one, two)) {
            return;
        }
        if (one instanceof ObjectNode && two instanceof ObjectNode) {
            Set<String> names = new TreeSet<>();
            Stream.of(one, two).forEach(node -> node.fieldNames().forEachRemaining(names::add));
            String prefix = path.isEmpty() ? "" : path + ".";
            names.forEach(name -> differences(prefix + name, one.get(name), two.get(name), found));
        } else if (one instanceof ArrayNode && two instanceof ArrayNode && one.size() == two.size()) {
            for (int i = 0; i < one.size(); i++) {
                differences(path, one.get(i), two.get(i), found);
            }
        } else {
            found.add(path);
        }
    }

    /** The component that has this name on the wire. */
    private static String component(Class<? extends Record> type, String name) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> wireName(type, component).equals(name))
                .map(component -> CoverageTable.name(type) + "." + component.getName())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is reached by nothing in " + type));
    }

    private static String wireName(Class<? extends Record> type, RecordComponent component) {
        try {
            JsonProperty named = type.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            return named == null ? component.getName() : named.value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> documents() throws IOException {
        try (InputStream in = MaestroQaDocumentTest.class.getResourceAsStream("documents.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
