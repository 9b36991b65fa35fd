package dev.coachstream.warehouse.store;

import dev.coachstream.warehouse.HostApi;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a store that is looked at. An empty set means any.
 *
 * @param since sessions from here on, by the time that they are counted at; null for no start
 * @param until up to here, exclusive; null for no end
 * @param sources names of accounts
 * @param teams names of teams: of the coachee, else of the coach
 * @param coaches persons, as the view {@code persons} has them
 */
@HostApi
public record StoreScope(
        @Nullable Instant since, @Nullable Instant until, Set<String> sources, Set<String> teams, Set<String> coaches) {

    public StoreScope {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new IllegalArgumentException(
                    "the window's start %s is not before its end %s".formatted(since, until));
        }
        sources = Set.copyOf(sources);
        teams = Set.copyOf(teams);
        coaches = Set.copyOf(coaches);
    }

    /** Whether it is the whole store. */
    public boolean isEverything() {
        return since == null && until == null && sources.isEmpty() && teams.isEmpty() && coaches.isEmpty();
    }
}
