package dev.coachstream.samsara;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.spi.IdParts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a query Samsara can apply itself. */
final class PushedDown {
    /** Where a read without a start begins: before Samsara was. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** In characters, for each of the two roles; escaped they may take three times the room. */
    private static final int MAX_IDS = 1_200;

    private PushedDown() {}

    /**
     * The window's end is compared with a session's last change, which may be later than that of a point in it; so it is sent
     * for sessions only. Windows of other times than the last change are applied here.
     */
    static SamsaraSessionsRequest sessions(Feed feed, Query query, SamsaraConfig config) {
        boolean ofUpdates = query.axis() == Axis.UPDATED;
        Instant since = ofUpdates ? query.since() : null;
        Instant endTime = ofUpdates && feed == Feed.SESSIONS ? query.until() : null;
        Instant startTime = startTime(since, endTime);
        return SamsaraSessionsRequest.since(startTime)
                .between(startTime, endTime)
                .driverIds(fitting(query.coachees()))
                .coachIds(fitting(query.coaches()))
                .sessionStatuses(words(query.statuses()))
                .including(config.includeEvents(), config.includeExternalIds());
    }

    static SamsaraAssignmentsRequest assignments(Query query, SamsaraConfig config) {
        return new SamsaraAssignmentsRequest(
                fitting(query.coachees()), fitting(query.coaches()), config.includeExternalIds());
    }

    /** Whether so many ids can stand in an address: Samsara answers one of 22 KB with 414, and many proxies take 8 KB at most. */
    static boolean fit(Set<String> ids) {
        return ids.stream().mapToInt(id -> id.length() + 1).sum() <= MAX_IDS;
    }

    /** The parts that an address takes of the ids that are too many for it, of the role with the fewest; null where none are. */
    static @Nullable IdParts parts(Query query) {
        return Stream.of(Filter.COACHEE, Filter.COACH)
                .filter(role -> !fit(query.people(role)))
                .map(role -> IdParts.of(query, role, MAX_IDS))
                .min(Comparator.comparingInt(IdParts::count))
                .orElse(null);
    }

    /** Of more ids than an address takes, none is asked for where all are read in one. */
    private static Set<String> fitting(Set<String> ids) {
        return fit(ids) ? ids : Set.of();
    }

    /** Whether the vendor has words for all of these statuses: "unknown" is none that can be asked for. */
    static boolean hasWords(Set<Status> statuses) {
        return !statuses.contains(Status.UNKNOWN);
    }

    /** The vendor refuses, or means something else by, an end that is not after the start (docs/vendors/samsara.md). */
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
}
