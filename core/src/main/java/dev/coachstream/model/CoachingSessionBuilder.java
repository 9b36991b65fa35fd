package dev.coachstream.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link CoachingSession} of named values, each as the record describes it: so that a component which is added later is no break. Whatever is
 * left out is unknown, none or empty; source, vendor and id must be given. Belongs to one thread.
 */
public final class CoachingSessionBuilder {
    private @Nullable String source;
    private @Nullable String vendor;
    private @Nullable String id;
    private @Nullable String title;
    private Status status = Status.UNKNOWN;
    private @Nullable String vendorStatus;
    private @Nullable Participant coachee;
    private @Nullable Participant coach;
    private @Nullable Participant assignedCoach;
    private @Nullable Participant creator;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable Instant meetingAt;
    private @Nullable Instant dueAt;
    private @Nullable Instant completedAt;
    private @Nullable SignOff coachSignOff;
    private @Nullable SignOff coacheeSignOff;
    private @Nullable SignOff shared;
    private @Nullable String coachNotes;
    private @Nullable String coacheeNotes;
    private Private<String> privateNotes = Private.none();
    private @Nullable String agenda;
    private @Nullable String format;
    private @Nullable Reference template;
    private @Nullable Reference plan;
    private @Nullable Reference useCase;
    private Private<List<ActivityEntry>> activity = Private.none();
    private @Nullable List<CoachingPoint> points = List.of();
    private @Nullable List<Todo> todos = List.of();
    private Map<String, @Nullable Object> attributes = Map.of();

    CoachingSessionBuilder() {}

    public CoachingSessionBuilder source(String source) {
        this.source = source;
        return this;
    }

    public CoachingSessionBuilder vendor(String vendor) {
        this.vendor = vendor;
        return this;
    }

    public CoachingSessionBuilder id(String id) {
        this.id = id;
        return this;
    }

    public CoachingSessionBuilder title(@Nullable String title) {
        this.title = title;
        return this;
    }

    public CoachingSessionBuilder status(Status status) {
        this.status = status;
        return this;
    }

    public CoachingSessionBuilder vendorStatus(@Nullable String vendorStatus) {
        this.vendorStatus = vendorStatus;
        return this;
    }

    public CoachingSessionBuilder coachee(@Nullable Participant coachee) {
        this.coachee = coachee;
        return this;
    }

    public CoachingSessionBuilder coach(@Nullable Participant coach) {
        this.coach = coach;
        return this;
    }

    public CoachingSessionBuilder assignedCoach(@Nullable Participant assignedCoach) {
        this.assignedCoach = assignedCoach;
        return this;
    }

    public CoachingSessionBuilder creator(@Nullable Participant creator) {
        this.creator = creator;
        return this;
    }

    public CoachingSessionBuilder createdAt(@Nullable Instant createdAt) {
        this.createdAt = createdAt;
        return this;
    }

    public CoachingSessionBuilder updatedAt(@Nullable Instant updatedAt) {
        this.updatedAt = updatedAt;
        return this;
    }

    public CoachingSessionBuilder meetingAt(@Nullable Instant meetingAt) {
        this.meetingAt = meetingAt;
        return this;
    }

    public CoachingSessionBuilder dueAt(@Nullable Instant dueAt) {
        this.dueAt = dueAt;
        return this;
    }

    public CoachingSessionBuilder completedAt(@Nullable Instant completedAt) {
        this.completedAt = completedAt;
        return this;
    }

    public CoachingSessionBuilder coachSignOff(@Nullable SignOff coachSignOff) {
        this.coachSignOff = coachSignOff;
        return this;
    }

    public CoachingSessionBuilder coacheeSignOff(@Nullable SignOff coacheeSignOff) {
        this.coacheeSignOff = coacheeSignOff;
        return this;
    }

    public CoachingSessionBuilder shared(@Nullable SignOff shared) {
        this.shared = shared;
        return this;
    }

    public CoachingSessionBuilder coachNotes(@Nullable String coachNotes) {
        this.coachNotes = coachNotes;
        return this;
    }

    public CoachingSessionBuilder coacheeNotes(@Nullable String coacheeNotes) {
        this.coacheeNotes = coacheeNotes;
        return this;
    }

    public CoachingSessionBuilder privateNotes(Private<String> privateNotes) {
        this.privateNotes = privateNotes;
        return this;
    }

    public CoachingSessionBuilder agenda(@Nullable String agenda) {
        this.agenda = agenda;
        return this;
    }

    public CoachingSessionBuilder format(@Nullable String format) {
        this.format = format;
        return this;
    }

    public CoachingSessionBuilder template(@Nullable Reference template) {
        this.template = template;
        return this;
    }

    public CoachingSessionBuilder plan(@Nullable Reference plan) {
        this.plan = plan;
        return this;
    }

    public CoachingSessionBuilder useCase(@Nullable Reference useCase) {
        this.useCase = useCase;
        return this;
    }

    public CoachingSessionBuilder activity(Private<List<ActivityEntry>> activity) {
        this.activity = activity;
        return this;
    }

    public CoachingSessionBuilder points(@Nullable List<CoachingPoint> points) {
        this.points = points;
        return this;
    }

    public CoachingSessionBuilder todos(@Nullable List<Todo> todos) {
        this.todos = todos;
        return this;
    }

    public CoachingSessionBuilder attributes(Map<String, @Nullable Object> attributes) {
        this.attributes = attributes;
        return this;
    }

    /** The record. Throws an {@link IllegalArgumentException} that says what is missing or what cannot be. */
    public CoachingSession build() {
        return new CoachingSession(
                Required.given(source, "session", "source"),
                Required.given(vendor, "session", "vendor"),
                Required.given(id, "session", "id"),
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
                shared,
                coachNotes,
                coacheeNotes,
                privateNotes,
                agenda,
                format,
                template,
                plan,
                useCase,
                activity,
                points,
                todos,
                attributes);
    }
}
