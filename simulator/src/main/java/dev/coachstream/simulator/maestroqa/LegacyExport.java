package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.Timestamps;
import dev.coachstream.simulator.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** MaestroQA's legacy coaching export: the same sessions, as one bare array of any length, those that were deleted among them. */
final class LegacyExport {
    private final MaestroQaSessions sessionKind;
    private final Items points;
    private final Items todos;
    private final EditableRecords sessions;
    private final Collection<ObjectNode> deleted;
    private final Rights rights;
    private final LegacyShape shape;

    /** Points or to-dos, and how to find those of a session. */
    record Items(MaestroQaItems kind, EditableRecords records) {
        /** Those that were added or changed, by the sessions they name. */
        Map<String, List<ObjectNode>> changed() {
            Map<String, List<ObjectNode>> bySession = new HashMap<>();
            for (ObjectNode item : records.sorted().changed()) {
                for (JsonNode session : item.path("coachingSessionIds")) {
                    bySession
                            .computeIfAbsent(session.asText(), id -> new ArrayList<>())
                            .add(item);
                }
            }
            return bySession;
        }

        List<ObjectNode> of(int session, List<ObjectNode> changed) {
            List<ObjectNode> all = new ArrayList<>(changed);
            if (session >= 0) {
                kind.itemsOf(session).filter(records.sorted()::isSeeded).forEach(item -> all.add(kind.seeded(item)));
            }
            return all;
        }
    }

    LegacyExport(
            MaestroQaSessions sessionKind,
            EditableRecords sessions,
            Collection<ObjectNode> deleted,
            Items points,
            Items todos,
            Rights rights,
            long seed) {
        this.sessionKind = sessionKind;
        this.sessions = sessions;
        this.deleted = deleted;
        this.points = points;
        this.todos = todos;
        this.rights = rights;
        shape = new LegacyShape(seed);
    }

    Response answer(LegacyExportRequest request) {
        return Response.chunked(
                200, "application/json; charset=utf-8", to -> Json.write(to, out -> write(request, out)));
    }

    private void write(LegacyExportRequest request, JsonGenerator out) throws IOException {
        SortedRecords.Selection selection = rights.of(
                sessions.sorted().select(request, () -> matching(request), document -> accepts(request, document)));
        Map<String, List<ObjectNode>> changedPoints = points.changed();
        Map<String, List<ObjectNode>> changedTodos = todos.changed();
        out.writeStartArray();
        for (int position = 0; position < selection.size(); position++) {
            int index = selection.index(position);
            ObjectNode session = index >= 0 ? sessionKind.seeded(index) : selection.document(position);
            String id = session.get("id").textValue();
            int seeded = sessionKind.indexOf(id);
            List<ObjectNode> ownPoints = points.of(seeded, changedPoints.getOrDefault(id, List.of()));
            List<ObjectNode> ownTodos = todos.of(seeded, changedTodos.getOrDefault(id, List.of()));
            out.writeTree(shape.session(session, ownPoints, ownTodos, null));
        }
        for (ObjectNode gone : deleted) {
            if (accepts(request, gone) && rights.show(gone.get("id").textValue())) {
                out.writeTree(shape.session(gone, List.of(), List.of(), true));
            }
        }
        out.writeEndArray();
    }

    private IntStream matching(LegacyExportRequest request) {
        return IntStream.range(0, sessionKind.size()).filter(session -> {
            long created = sessionKind.cadence().heldAt(session);
            long meeting = request.byMeeting() ? shape.meetingDate(sessionKind.key(session), created) : created;
            return request.accepts(created, meeting);
        });
    }

    private boolean accepts(LegacyExportRequest request, ObjectNode session) {
        long created = Timestamps.read(session.get("createdAt").textValue());
        return request.accepts(created, shape.meetingDate(session.get("id").textValue(), created));
    }
}
