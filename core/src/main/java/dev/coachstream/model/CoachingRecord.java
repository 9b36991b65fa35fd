package dev.coachstream.model;

/** One record of a feed. Its key is ({@code source}, feed, {@code id}). */
public sealed interface CoachingRecord permits CoachingSession, CoachingPoint, Todo, CoachingProgress, CoachAssignment {

    /** The account's name in the host's configuration, such as {@code support-eu}. */
    String source();

    /** The adapter's vendor id. */
    String vendor();

    /** The vendor's own id, never empty and never read as a number. */
    String id();
}
