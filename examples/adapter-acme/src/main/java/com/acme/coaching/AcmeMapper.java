package com.acme.coaching;

import com.acme.coaching.AcmePage.Coaching;
import com.acme.coaching.AcmePage.Person;
import com.acme.coaching.AcmePage.Point;
import com.acme.coaching.AcmePage.Task;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Private;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Acme's words to the model's, for the account of that name. */
record AcmeMapper(String source) {
    CoachingSession toSession(Coaching wire) {
        return CoachingSession.builder()
                .source(source)
                .vendor(AcmeConfig.VENDOR)
                .id(wire.id())
                .title(wire.subject())
                .status(status(wire.state()))
                .vendorStatus(wire.state())
                .coachee(person(wire.agent()))
                .coach(person(wire.lead()))
                .creator(person(wire.author()))
                .createdAt(time(wire.created()))
                .updatedAt(time(wire.updated()))
                .meetingAt(time(wire.held()))
                .dueAt(time(wire.due()))
                .completedAt(time(wire.done()))
                .coachNotes(wire.note())
                .privateNotes(Private.of(wire.leadNote()))
                .points(orNone(wire.points()).stream().map(point -> toPoint(point, wire)).toList())
                .todos(orNone(wire.tasks()).stream().map(task -> toTodo(task, wire)).toList())
                .attributes(wire.other())
                .build();
    }

    private CoachingPoint toPoint(Point wire, Coaching within) {
        return CoachingPoint.builder()
                .source(source)
                .vendor(AcmeConfig.VENDOR)
                .id(wire.id())
                .sessionIds(List.of(within.id()))
                .kind(kind(wire.type()))
                .vendorKind(wire.type())
                .topic(wire.topic())
                .coachee(person(within.agent()))
                .coachNotes(wire.note())
                .updatedAt(time(wire.updated()))
                .attributes(wire.other())
                .build();
    }

    private Todo toTodo(Task wire, Coaching within) {
        return Todo.builder()
                .source(source)
                .vendor(AcmeConfig.VENDOR)
                .id(wire.id())
                .sessionIds(List.of(within.id()))
                .title(wire.title())
                .status(status(wire.state()))
                .coachee(person(within.agent()))
                .updatedAt(time(wire.updated()))
                .attributes(wire.other())
                .build();
    }

    /** Acme says no more than these three; a word that it adds one day is kept beside UNKNOWN. */
    private static Status status(@Nullable String state) {
        return switch (Objects.requireNonNullElse(state, "")) {
            case "planned", "held" -> Status.OPEN;
            case "done" -> Status.COMPLETED;
            default -> Status.UNKNOWN;
        };
    }

    private static PointKind kind(@Nullable String type) {
        return switch (Objects.requireNonNullElse(type, "")) {
            case "praise" -> PointKind.STRENGTH;
            case "improve" -> PointKind.OPPORTUNITY;
            default -> PointKind.UNKNOWN;
        };
    }

    private static @Nullable Participant person(@Nullable Person person) {
        return person == null ? null : Participant.named(person.id(), person.name());
    }

    private static @Nullable Instant time(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    private static <T> List<T> orNone(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
