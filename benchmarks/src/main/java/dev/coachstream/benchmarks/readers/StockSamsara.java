package dev.coachstream.benchmarks.readers;

import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Samsara for stock Feign. */
final class StockSamsara {
    private StockSamsara() {}

    interface Api {
        @RequestLine("GET /coaching/sessions/stream?startTime={startTime}&includeCoachableEvents=true"
                + "&includeExternalIds=true&after={after}")
        @Headers("Authorization: Bearer {token}")
        Page sessions(
                @Param("startTime") String startTime,
                @Param("after") @Nullable String after,
                @Param("token") String token);
    }

    record Page(List<Session> data, Pagination pagination) {}

    record Pagination(@Nullable String endCursor, boolean hasNextPage) {}

    record Driver(@Nullable String driverId, @Nullable Map<String, String> externalIds) {
        @Nullable
        Participant participant() {
            Map<String, String> ids = externalIds == null ? Map.of() : externalIds;
            return driverId == null ? null : new Participant(driverId, null, null, ids);
        }
    }

    record Event(String id) {}

    record Behavior(
            String id,
            @Nullable String coachableBehaviorType,
            @Nullable Instant lastCoachedTime,
            @Nullable Instant updatedAtTime,
            @Nullable String note,
            @Nullable List<Event> coachableEvents) {

        BehaviorByHand read() {
            List<String> events = coachableEvents == null
                    ? List.of()
                    : coachableEvents.stream().map(Event::id).toList();
            return new BehaviorByHand(id, coachableBehaviorType, note, updatedAtTime, lastCoachedTime, events);
        }
    }

    record Session(
            String id,
            @Nullable Driver driver,
            List<Behavior> behaviors,
            @Nullable String coachingType,
            @Nullable String sessionStatus,
            @Nullable Instant dueAtTime,
            @Nullable Instant updatedAtTime,
            @Nullable String assignedCoachId,
            @Nullable String completedCoachId,
            @Nullable Instant completedAtTime,
            @Nullable String sessionNote) {

        CoachingSession canonical() {
            Draft draft = new Draft();
            draft.id = id;
            draft.coachee = driver == null ? null : driver.participant();
            draft.assignedCoach = Participant.of(assignedCoachId);
            Participant completed = Participant.of(completedCoachId);
            draft.coach = completed == null ? draft.assignedCoach : completed;
            draft.format = coachingType;
            draft.vendorStatus = sessionStatus;
            draft.status = SamsaraByHand.status(sessionStatus);
            draft.dueAt = dueAtTime;
            draft.updatedAt = updatedAtTime;
            draft.completedAt = completedAtTime;
            draft.coachNotes = sessionNote;
            draft.points = behaviors.stream().map(it -> it.read().point(draft)).toList();
            return draft.session(Vendor.SAMSARA);
        }
    }

    static StockPages pages(Api api, String token) {
        return (position, sessions) -> {
            String after = position.isEmpty() ? null : position;
            Page page = api.sessions(Account.SAMSARA_START, after, token);
            page.data().forEach(session -> sessions.accept(session.canonical()));
            return page.pagination().hasNextPage() ? page.pagination().endCursor() : null;
        };
    }
}
