package dev.coachstream.benchmarks.readers;

import static dev.coachstream.benchmarks.readers.Tokens.instant;
import static dev.coachstream.benchmarks.readers.Tokens.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Samsara's page of sessions, token by token. */
final class SamsaraByHand {
    private SamsaraByHand() {}

    static @Nullable String read(JsonParser json, String position, Consumer<CoachingSession> sessions)
            throws IOException {
        String next = null;
        json.nextToken();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "pagination" -> next = pagination(json);
                case "data" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        sessions.accept(session(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return next;
    }

    private static @Nullable String pagination(JsonParser json) throws IOException {
        String cursor = null;
        boolean more = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "endCursor" -> cursor = text(json);
                case "hasNextPage" -> more = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        return more ? cursor : null;
    }

    private static CoachingSession session(JsonParser json) throws IOException {
        Draft draft = new Draft();
        List<BehaviorByHand> behaviors = new ArrayList<>();
        Participant completedCoach = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "behaviors" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        behaviors.add(BehaviorByHand.read(json));
                    }
                }
                case "driver" -> draft.coachee = driver(json);
                case "completedCoachId" -> completedCoach = Participant.of(text(json));
                default -> plain(draft, name, json);
            }
        }
        draft.coach = completedCoach == null ? draft.assignedCoach : completedCoach;
        draft.points = behaviors.stream().map(it -> it.point(draft)).toList();
        return draft.session(Vendor.SAMSARA);
    }

    private static void plain(Draft draft, String name, JsonParser json) throws IOException {
        switch (name) {
            case "id" -> draft.id = json.getText();
            case "coachingType" -> draft.format = text(json);
            case "dueAtTime" -> draft.dueAt = instant(json);
            case "updatedAtTime" -> draft.updatedAt = instant(json);
            case "completedAtTime" -> draft.completedAt = instant(json);
            case "assignedCoachId" -> draft.assignedCoach = Participant.of(text(json));
            case "sessionNote" -> draft.coachNotes = text(json);
            case "sessionStatus" -> {
                draft.vendorStatus = text(json);
                draft.status = status(draft.vendorStatus);
            }
            default -> json.skipChildren();
        }
    }

    static Status status(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "completed" -> Status.COMPLETED;
            case "upcoming" -> Status.OPEN;
            case "deleted" -> Status.DELETED;
            default -> Status.UNKNOWN;
        };
    }

    private static @Nullable Participant driver(JsonParser json) throws IOException {
        String id = null;
        Map<String, String> externalIds = Map.of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "driverId" -> id = text(json);
                case "externalIds" -> externalIds = labels(json);
                default -> json.skipChildren();
            }
        }
        return id == null ? null : new Participant(id, null, null, externalIds);
    }

    private static Map<String, String> labels(JsonParser json) throws IOException {
        Map<String, String> labels = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            labels.put(name, json.getText());
        }
        return labels;
    }
}
