package dev.coachstream.benchmarks.readers;

import static dev.coachstream.benchmarks.readers.Tokens.instant;
import static dev.coachstream.benchmarks.readers.Tokens.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Status;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cresta's page of sessions, token by token. */
final class CrestaByHand {
    private CrestaByHand() {}

    static @Nullable String read(JsonParser json, String position, Consumer<CoachingSession> sessions)
            throws IOException {
        String next = null;
        json.nextToken();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "nextPageToken" -> next = text(json);
                case "coachingSessions" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        sessions.accept(session(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return next == null || next.isEmpty() ? null : next;
    }

    private static CoachingSession session(JsonParser json) throws IOException {
        Draft draft = new Draft();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "name" -> draft.id = json.getText();
                case "createTime" -> draft.createdAt = instant(json);
                case "updateTime" -> draft.updatedAt = instant(json);
                case "acknowledgeTime" -> draft.completedAt = instant(json);
                case "sessionTime" -> draft.meetingAt = instant(json);
                case "managerSubmitTime" -> draft.coachSignOff = SignOff.at(instant(json));
                case "managerUpdateTime", "agentUpdateTime", "agentSubmitTime" -> draft.attribute(name, instant(json));
                default -> plain(draft, name, json);
            }
        }
        draft.coacheeSignOff = SignOff.at(draft.completedAt);
        draft.status = draft.completedAt == null ? Status.OPEN : Status.COMPLETED;
        draft.coach = draft.coach == null ? draft.creator : draft.coach;
        return draft.session(Vendor.CRESTA);
    }

    private static void plain(Draft draft, String name, JsonParser json) throws IOException {
        switch (name) {
            case "agentComment" -> draft.coacheeNotes = text(json);
            case "meetingNotes" -> draft.coachNotes = text(json);
            case "agentUserName" -> draft.coachee = Participant.of(text(json));
            case "creatorUserName" -> draft.creator = Participant.of(text(json));
            case "managerSubmitterUserName" -> draft.coach = Participant.of(text(json));
            case "coachingPlanName" -> draft.plan = Reference.of(text(json), null);
            case "usecaseName" -> draft.useCase = Reference.of(text(json), null);
            default -> json.skipChildren();
        }
    }
}
