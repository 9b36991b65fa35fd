package dev.coachstream.samsara;

import dev.coachstream.http.CommaSeparated;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.spi.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every page of one read asks for.
 *
 * @param startTime required by the vendor, also where a cursor is sent
 * @param endTime null for the unending feed
 */
record SessionsRequest(
        Collection<String> driverIds,
        Collection<String> coachIds,
        Collection<String> sessionStatuses,
        Instant startTime,
        @Nullable Instant endTime) {

    /** Where a read without a start begins: before Samsara was. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** What of a query the vendor can apply. */
    static SessionsRequest of(Feed feed, Query query) {
        Instant endTime = feed == Feed.SESSIONS ? query.until() : null;
        return new SessionsRequest(
                query.coachees(), query.coaches(), words(query.statuses()), startTime(query.since(), endTime), endTime);
    }

    /** The same of another window. */
    SessionsRequest between(Instant from, Instant to) {
        return new SessionsRequest(driverIds, coachIds, sessionStatuses, from, to);
    }

    /** Whether the vendor has words for all of these statuses: "unknown" is none that can be asked for. */
    static boolean hasWords(Set<Status> statuses) {
        return !statuses.contains(Status.UNKNOWN);
    }

    /** The vendor refuses, or means something else by, an end that is not after the start (FACTS 5 #26). */
    private static Instant startTime(@Nullable Instant since, @Nullable Instant endTime) {
        if (since != null) {
            return since;
        }
        return endTime == null || EARLIEST.isBefore(endTime) ? EARLIEST : endTime.minusSeconds(1);
    }

    private static Set<String> words(Set<Status> statuses) {
        Set<String> words = new TreeSet<>();
        if (hasWords(statuses)) {
            statuses.forEach(status -> words.add(SamsaraMapper.word(status)));
        }
        return words;
    }

    SamsaraPage<SamsaraSession> send(SamsaraSessionsApi api, SamsaraConfig config, @Nullable String after) {
        return api.sessions(
                config.apiVersion(),
                CommaSeparated.of(driverIds),
                CommaSeparated.of(coachIds),
                CommaSeparated.of(sessionStatuses),
                config.includeEvents(),
                startTime,
                endTime,
                config.includeExternalIds(),
                after);
    }
}
