package dev.coachstream.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Todo} of named values, each as the record describes it: so that a component which is added later is no break. Whatever is
 * left out is unknown, none or empty; source, vendor and id must be given. Belongs to one thread.
 */
public final class TodoBuilder {
    private @Nullable String source;
    private @Nullable String vendor;
    private @Nullable String id;
    private List<String> sessionIds = List.of();
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable String action;
    private @Nullable String link;
    private Status status = Status.UNKNOWN;
    private @Nullable String vendorStatus;
    private @Nullable String type;
    private @Nullable Participant coachee;
    private @Nullable Participant creator;
    private @Nullable String answerId;
    private @Nullable Instant completedAt;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private Map<String, @Nullable Object> attributes = Map.of();

    TodoBuilder() {}

    public TodoBuilder source(String source) {
        this.source = source;
        return this;
    }

    public TodoBuilder vendor(String vendor) {
        this.vendor = vendor;
        return this;
    }

    public TodoBuilder id(String id) {
        this.id = id;
        return this;
    }

    public TodoBuilder sessionIds(List<String> sessionIds) {
        this.sessionIds = sessionIds;
        return this;
    }

    public TodoBuilder title(@Nullable String title) {
        this.title = title;
        return this;
    }

    public TodoBuilder description(@Nullable String description) {
        this.description = description;
        return this;
    }

    public TodoBuilder action(@Nullable String action) {
        this.action = action;
        return this;
    }

    public TodoBuilder link(@Nullable String link) {
        this.link = link;
        return this;
    }

    public TodoBuilder status(Status status) {
        this.status = status;
        return this;
    }

    public TodoBuilder vendorStatus(@Nullable String vendorStatus) {
        this.vendorStatus = vendorStatus;
        return this;
    }

    public TodoBuilder type(@Nullable String type) {
        this.type = type;
        return this;
    }

    public TodoBuilder coachee(@Nullable Participant coachee) {
        this.coachee = coachee;
        return this;
    }

    public TodoBuilder creator(@Nullable Participant creator) {
        this.creator = creator;
        return this;
    }

    public TodoBuilder answerId(@Nullable String answerId) {
        this.answerId = answerId;
        return this;
    }

    public TodoBuilder completedAt(@Nullable Instant completedAt) {
        this.completedAt = completedAt;
        return this;
    }

    public TodoBuilder createdAt(@Nullable Instant createdAt) {
        this.createdAt = createdAt;
        return this;
    }

    public TodoBuilder updatedAt(@Nullable Instant updatedAt) {
        this.updatedAt = updatedAt;
        return this;
    }

    public TodoBuilder attributes(Map<String, @Nullable Object> attributes) {
        this.attributes = attributes;
        return this;
    }

    /** The record. Throws an {@link IllegalArgumentException} that says what is missing or what cannot be. */
    public Todo build() {
        return new Todo(
                Required.given(source, "to-do", "source"),
                Required.given(vendor, "to-do", "vendor"),
                Required.given(id, "to-do", "id"),
                sessionIds,
                title,
                description,
                action,
                link,
                status,
                vendorStatus,
                type,
                coachee,
                creator,
                answerId,
                completedAt,
                createdAt,
                updatedAt,
                attributes);
    }
}
