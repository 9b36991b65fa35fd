package dev.coachstream.benchmarks.readers;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Private;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A canonical session while it is put together. */
final class Draft {
    String id = "";

    @Nullable
    String title;

    Status status = Status.UNKNOWN;

    @Nullable
    String vendorStatus;

    @Nullable
    Participant coachee;

    @Nullable
    Participant coach;

    @Nullable
    Participant assignedCoach;

    @Nullable
    Participant creator;

    @Nullable
    Instant createdAt;

    @Nullable
    Instant updatedAt;

    @Nullable
    Instant meetingAt;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant completedAt;

    @Nullable
    SignOff coachSignOff;

    @Nullable
    SignOff coacheeSignOff;

    @Nullable
    String coachNotes;

    @Nullable
    String coacheeNotes;

    @Nullable
    String privateNotes;

    @Nullable
    String agenda;

    @Nullable
    String format;

    @Nullable
    Reference template;

    @Nullable
    Reference plan;

    @Nullable
    Reference useCase;

    List<CoachingPoint> points = List.of();
    private Map<String, @Nullable Object> attributes = Map.of();

    void attribute(String name, @Nullable Object value) {
        if (value != null) {
            if (attributes.isEmpty()) {
                attributes = new HashMap<>();
            }
            attributes.put(name, value);
        }
    }

    @SuppressWarnings("NullAway") // javac keeps no nested annotations for a record's constructor
    CoachingSession session(Vendor vendor) {
        return new CoachingSession(
                "benchmark",
                vendor.id(),
                id,
                title,
                status,
                vendorStatus,
                coachee,
                coach,
                assignedCoach,
                creator,
                createdAt,
                updatedAt,
                meetingAt,
                dueAt,
                completedAt,
                coachSignOff,
                coacheeSignOff,
                null,
                coachNotes,
                coacheeNotes,
                Private.of(privateNotes),
                agenda,
                format,
                template,
                plan,
                useCase,
                Private.none(),
                points,
                List.of(),
                attributes);
    }
}
