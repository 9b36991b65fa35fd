package dev.coachstream.benchmarks.readers;

import static dev.coachstream.benchmarks.readers.Tokens.flag;
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

/** MaestroQA's page of sessions, token by token. */
final class MaestroQaByHand {
    private MaestroQaByHand() {}

    static @Nullable String read(JsonParser json, String position, Consumer<CoachingSession> sessions)
            throws IOException {
        long rows = position.isEmpty() ? 0 : Long.parseLong(position);
        long total = 0;
        json.nextToken();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "totalResults" -> total = json.getLongValue();
                case "Resources" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        sessions.accept(session(json));
                        rows++;
                    }
                }
                default -> json.skipChildren();
            }
        }
        return rows < total ? Long.toString(rows) : null;
    }

    private static CoachingSession session(JsonParser json) throws IOException {
        Draft draft = new Draft();
        String agentId = null;
        String agentName = null;
        String coachId = null;
        String coachName = null;
        Boolean agentConfirmed = null;
        Boolean coachConfirmed = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "agentId" -> agentId = text(json);
                case "agentName" -> agentName = text(json);
                case "coachId" -> coachId = text(json);
                case "coachName" -> coachName = text(json);
                case "agentConfirmed" -> agentConfirmed = flag(json);
                case "coachConfirmed" -> coachConfirmed = flag(json);
                default -> plain(draft, name, json);
            }
        }
        draft.coachee = Participant.named(agentId, agentName);
        draft.coach = Participant.named(coachId, coachName);
        draft.coachSignOff = SignOff.of(coachConfirmed, null);
        draft.coacheeSignOff = SignOff.of(agentConfirmed, null);
        boolean both = Boolean.TRUE.equals(agentConfirmed) && Boolean.TRUE.equals(coachConfirmed);
        draft.status = both ? Status.COMPLETED : Status.OPEN;
        return draft.session(Vendor.MAESTROQA);
    }

    private static void plain(Draft draft, String name, JsonParser json) throws IOException {
        switch (name) {
            case "id" -> draft.id = json.getText();
            case "name" -> draft.title = text(json);
            case "createdAt" -> draft.createdAt = instant(json);
            case "updatedAt" -> draft.updatedAt = instant(json);
            case "creatorId" -> draft.creator = Participant.of(text(json));
            case "agentNotes" -> draft.coacheeNotes = text(json);
            case "coachNotes" -> draft.coachNotes = text(json);
            case "coachPrivateNotes" -> draft.privateNotes = text(json);
            case "sessionContents" -> draft.agenda = text(json);
            case "coachingTemplateId" -> draft.template = Reference.of(text(json), null);
            case "meetingFormat" -> draft.format = text(json);
            default -> json.skipChildren();
        }
    }
}
