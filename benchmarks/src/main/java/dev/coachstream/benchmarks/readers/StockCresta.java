package dev.coachstream.benchmarks.readers;

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

/** Cresta for stock Feign. */
final class StockCresta {
    private StockCresta() {}

    interface Api {
        @RequestLine("GET /v1/" + Account.CRESTA_PARENT
                + "/coachingSessions?pageSize={pageSize}&usecaseNames={usecase}&pageToken={pageToken}")
        @Headers("Authorization: Bearer {token}")
        Page sessions(
                @Param("pageSize") int pageSize,
                @Param("usecase") String usecase,
                @Param("pageToken") @Nullable String pageToken,
                @Param("token") String token);
    }

    record Page(List<Session> coachingSessions, @Nullable String nextPageToken) {}

    record Session(
            String name,
            @Nullable Instant createTime,
            @Nullable Instant updateTime,
            @Nullable Instant managerUpdateTime,
            @Nullable Instant agentUpdateTime,
            @Nullable Instant acknowledgeTime,
            @Nullable String agentComment,
            @Nullable String agentUserName,
            @Nullable String creatorUserName,
            @Nullable String coachingPlanName,
            @Nullable Instant sessionTime,
            @Nullable String meetingNotes,
            @Nullable Instant managerSubmitTime,
            @Nullable Instant agentSubmitTime,
            @Nullable String usecaseName,
            @Nullable String managerSubmitterUserName) {

        CoachingSession canonical() {
            Draft draft = new Draft();
            draft.id = name;
            draft.createdAt = createTime;
            draft.updatedAt = updateTime;
            draft.completedAt = acknowledgeTime;
            draft.meetingAt = sessionTime;
            draft.coacheeNotes = agentComment;
            draft.coachNotes = meetingNotes;
            draft.coachee = Participant.of(agentUserName);
            draft.creator = Participant.of(creatorUserName);
            Participant submitter = Participant.of(managerSubmitterUserName);
            draft.coach = submitter == null ? draft.creator : submitter;
            draft.plan = Reference.of(coachingPlanName, null);
            draft.useCase = Reference.of(usecaseName, null);
            draft.coachSignOff = SignOff.at(managerSubmitTime);
            draft.coacheeSignOff = SignOff.at(acknowledgeTime);
            draft.status = acknowledgeTime == null ? Status.OPEN : Status.COMPLETED;
            draft.attribute("managerUpdateTime", managerUpdateTime);
            draft.attribute("agentUpdateTime", agentUpdateTime);
            draft.attribute("agentSubmitTime", agentSubmitTime);
            return draft.session(Vendor.CRESTA);
        }
    }

    static StockPages pages(Api api, String token) {
        return (position, sessions) -> {
            String pageToken = position.isEmpty() ? null : position;
            Page page = api.sessions(Account.PAGE, Account.CRESTA_USECASE, pageToken, token);
            page.coachingSessions().forEach(session -> sessions.accept(session.canonical()));
            String next = page.nextPageToken();
            return next == null || next.isEmpty() ? null : next;
        };
    }
}
