package dev.coachstream.benchmarks.readers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Status;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MaestroQA for stock Feign. */
final class StockMaestroQa {
    private StockMaestroQa() {}

    interface Api {
        @RequestLine("GET /api/v1/coaching-sessions?count={count}&startIndex={startIndex}")
        @Headers("apitoken: {token}")
        Page sessions(@Param("count") int count, @Param("startIndex") long startIndex, @Param("token") String token);
    }

    record Page(
            long startIndex,
            long totalResults,
            @JsonProperty("Resources") List<Session> resources) {}

    record Session(
            String id,
            @Nullable String name,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String coachId,
            @Nullable String coachName,
            @Nullable String creatorId,
            @Nullable String agentNotes,
            @Nullable String coachNotes,
            @Nullable String coachPrivateNotes,
            @Nullable String sessionContents,
            @Nullable String coachingTemplateId,
            @Nullable String meetingFormat,
            @Nullable Boolean agentConfirmed,
            @Nullable Boolean coachConfirmed) {

        CoachingSession canonical() {
            Draft draft = new Draft();
            draft.id = id;
            draft.title = name;
            draft.createdAt = createdAt;
            draft.updatedAt = updatedAt;
            draft.coachee = Participant.named(agentId, agentName);
            draft.coach = Participant.named(coachId, coachName);
            draft.creator = Participant.of(creatorId);
            draft.coacheeNotes = agentNotes;
            draft.coachNotes = coachNotes;
            draft.privateNotes = coachPrivateNotes;
            draft.agenda = sessionContents;
            draft.template = Reference.of(coachingTemplateId, null);
            draft.format = meetingFormat;
            draft.coachSignOff = SignOff.of(coachConfirmed, null);
            draft.coacheeSignOff = SignOff.of(agentConfirmed, null);
            boolean both = Boolean.TRUE.equals(agentConfirmed) && Boolean.TRUE.equals(coachConfirmed);
            draft.status = both ? Status.COMPLETED : Status.OPEN;
            return draft.session(Vendor.MAESTROQA);
        }
    }

    static StockPages pages(Api api, String token) {
        return (position, sessions) -> {
            long start = position.isEmpty() ? 0 : Long.parseLong(position);
            Page page = api.sessions(Account.PAGE, start, token);
            page.resources().forEach(session -> sessions.accept(session.canonical()));
            long end = start + page.resources().size();
            return end < page.totalResults() ? Long.toString(end) : null;
        };
    }
}
