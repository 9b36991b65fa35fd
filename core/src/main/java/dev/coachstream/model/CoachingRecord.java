package dev.coachstream.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a feed. Its key is ({@code source}, feed, {@code id}).
 *
 * <p>What a kind of record has no component for, it has no value of: null.
 */
public sealed interface CoachingRecord permits CoachingSession, CoachingPoint, Todo, CoachingProgress, CoachAssignment {

    /** The account's name in the host's configuration. */
    String source();

    /** The adapter's vendor id. */
    String vendor();

    /** The vendor's own id, never empty and never read as a number. */
    String id();

    /** Every other member that the vendor sent, under its own name; {@link Attributes} knows more of some. */
    Map<String, @Nullable Object> attributes();

    /** The person coached. */
    default @Nullable Participant coachee() {
        return null;
    }

    /** The person who coaches. */
    default @Nullable Participant coach() {
        return null;
    }

    /** The person whom the coaching was given to. */
    default @Nullable Participant assignedCoach() {
        return null;
    }

    /** The person who created the record. */
    default @Nullable Participant creator() {
        return null;
    }

    /** How far it has come. */
    default @Nullable Status status() {
        return null;
    }

    /** When the vendor recorded it first. */
    default @Nullable Instant createdAt() {
        return null;
    }

    /** When the vendor recorded its last change. */
    default @Nullable Instant updatedAt() {
        return null;
    }

    /** When the two met. */
    default @Nullable Instant meetingAt() {
        return null;
    }

    /** When nothing was left to be done. */
    default @Nullable Instant completedAt() {
        return null;
    }

    /** When it was to be done. */
    default @Nullable Instant dueAt() {
        return null;
    }
}
