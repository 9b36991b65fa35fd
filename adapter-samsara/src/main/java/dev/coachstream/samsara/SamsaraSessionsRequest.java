package dev.coachstream.samsara;

import dev.coachstream.http.CommaSeparated;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every page of one read of the stream of sessions asks for; start from {@link #since}. An empty set means any.
 *
 * @param driverIds Samsara's ids of the drivers
 * @param coachIds of the users who were given a session or held it
 * @param sessionStatuses {@code upcoming}, {@code completed}, {@code deleted}
 * @param includeCoachableEvents whether behaviours come with their events
 * @param startTime the least {@code updatedAtTime}; required by the vendor, also where a cursor is sent
 * @param endTime above the greatest {@code updatedAtTime}; null for the unending feed of changes
 * @param includeExternalIds whether drivers come with the customer's own ids
 */
public record SamsaraSessionsRequest(
        Set<String> driverIds,
        Set<String> coachIds,
        Set<String> sessionStatuses,
        boolean includeCoachableEvents,
        Instant startTime,
        @Nullable Instant endTime,
        boolean includeExternalIds) {

    public SamsaraSessionsRequest {
        driverIds = Set.copyOf(driverIds);
        coachIds = Set.copyOf(coachIds);
        sessionStatuses = Set.copyOf(sessionStatuses);
        if (endTime != null && !startTime.isBefore(endTime)) {
            // the document means something else by equal ones, which sessions do not have (docs/vendors/samsara.md)
            throw new IllegalArgumentException("startTime %s is not before endTime %s".formatted(startTime, endTime));
        }
    }

    /** Everything that changed at a time or later, whole. */
    public static SamsaraSessionsRequest since(Instant startTime) {
        return new SamsaraSessionsRequest(Set.of(), Set.of(), Set.of(), true, startTime, null, true);
    }

    public SamsaraSessionsRequest driverIds(Set<String> ids) {
        return new SamsaraSessionsRequest(
                ids, coachIds, sessionStatuses, includeCoachableEvents, startTime, endTime, includeExternalIds);
    }

    public SamsaraSessionsRequest coachIds(Set<String> ids) {
        return new SamsaraSessionsRequest(
                driverIds, ids, sessionStatuses, includeCoachableEvents, startTime, endTime, includeExternalIds);
    }

    public SamsaraSessionsRequest sessionStatuses(Set<String> words) {
        return new SamsaraSessionsRequest(
                driverIds, coachIds, words, includeCoachableEvents, startTime, endTime, includeExternalIds);
    }

    /** With or without events and external ids. */
    public SamsaraSessionsRequest including(boolean coachableEvents, boolean externalIds) {
        return new SamsaraSessionsRequest(
                driverIds, coachIds, sessionStatuses, coachableEvents, startTime, endTime, externalIds);
    }

    /** The same of the window {@code [from, to)}; null for no end. */
    public SamsaraSessionsRequest between(Instant from, @Nullable Instant to) {
        return new SamsaraSessionsRequest(
                driverIds, coachIds, sessionStatuses, includeCoachableEvents, from, to, includeExternalIds);
    }

    SamsaraPage<SamsaraSession> send(SessionsApi api, String version, @Nullable String after) {
        return api.sessions(
                version,
                CommaSeparated.of(driverIds),
                CommaSeparated.of(coachIds),
                CommaSeparated.of(sessionStatuses),
                includeCoachableEvents,
                startTime,
                endTime,
                includeExternalIds,
                after);
    }
}
