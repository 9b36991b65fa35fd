package dev.coachstream.cresta;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Turns what callers give, bare ids or resource names, into names at this account's customer and profile. What is neither is
 * refused before anything is sent; each method is told what to call it.
 */
final class CrestaNames {
    private static final String LATEST = "@*";

    private final CrestaConfig config;

    @Inject
    CrestaNames(CrestaConfig config) {
        this.config = config;
    }

    /** A person; a full name may be another customer's, because sessions name such people, too. */
    CrestaName user(String what, String id) {
        return refusing(
                what,
                () -> id.contains("/")
                        ? CrestaName.of(id, "customers", "users")
                        : config.customer().child("users", id));
    }

    CrestaName group(String what, String id) {
        return refusing(what, () -> config.customer().child("groups", id));
    }

    CrestaName session(String what, String id) {
        return inProfile(what, "coachingSessions", id);
    }

    CrestaName plan(String what, String id) {
        return inProfile(what, "coachingPlans", id);
    }

    CrestaName usecase(String what, String id) {
        return inProfile(what, "usecases", id);
    }

    /** A scorecard template, of which the vendor wants the revision given as {@code *}. */
    CrestaName scorecardTemplate(String what, String id) {
        if (!id.endsWith(LATEST)) {
            throw refused(what, "needs the revision *: write it with " + LATEST + " at its end");
        }
        return inProfile(what, "scorecardTemplates", id);
    }

    private CrestaName inProfile(String what, String collection, String id) {
        return refusing(what, () -> config.profile().child(collection, id));
    }

    private CrestaName refusing(String what, Supplier<CrestaName> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw refused(what, String.valueOf(e.getMessage()));
        }
    }

    private CoachingSourceException refused(String what, String problem) {
        return new CoachingSourceException(config.source(), Kind.INVALID_REQUEST, what + " " + problem);
    }
}
