package dev.coachstream.maestroqa;

import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Status;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MaestroQA's words: in any case, in the singular and the plural, as its two documents use them (docs/vendors/maestroqa.md). */
final class MaestroQaTerms {
    private static final Set<String> TODO_TYPES = Set.of("general", "guru", "lessonly");

    private MaestroQaTerms() {}

    static PointKind kind(@Nullable String type) {
        return switch (plain(type)) {
            case "strength", "strengths" -> PointKind.STRENGTH;
            case "opportunity", "opportunities" -> PointKind.OPPORTUNITY;
            case "n/a" -> PointKind.NEUTRAL;
            default -> PointKind.UNKNOWN;
        };
    }

    static PointCategory category(@Nullable String classification) {
        return switch (plain(classification)) {
            case "qa" -> PointCategory.QA;
            case "csat" -> PointCategory.CSAT;
            case "productivity" -> PointCategory.PRODUCTIVITY;
            case "general" -> PointCategory.GENERAL;
            default -> PointCategory.UNKNOWN;
        };
    }

    static Status todoStatus(@Nullable String status) {
        return switch (plain(status)) {
            case "complete" -> Status.COMPLETED;
            case "incomplete" -> Status.OPEN;
            default -> Status.UNKNOWN;
        };
    }

    static boolean isTodoType(@Nullable String type) {
        return TODO_TYPES.contains(plain(type));
    }

    /** A missing confirmation is not a "no", but it is not a "yes" either. */
    static Status sessionStatus(@Nullable Boolean agentConfirmed, @Nullable Boolean coachConfirmed) {
        boolean both = Boolean.TRUE.equals(agentConfirmed) && Boolean.TRUE.equals(coachConfirmed);
        return both ? Status.COMPLETED : Status.OPEN;
    }

    static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static String plain(@Nullable String word) {
        return word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
    }
}
