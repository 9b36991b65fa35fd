package dev.coachstream.maestroqa;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import dev.coachstream.model.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which days a read of the older export covers, and on which of its two axes.
 *
 * @param start where it starts; its window holds the end
 * @param byMeeting the days that sessions were held on, instead of those they were created on
 */
record LegacyPeriod(LegacyPosition start, boolean byMeeting) {
    static LegacyPeriod of(Feed feed, Query query, MaestroQaConfig config, Instant now) {
        boolean timed = query.since() != null || query.until() != null;
        if (timed && feed == Feed.SESSIONS && query.axis() == Axis.MEETING) {
            // The export must be told an end, also where the query has none.
            return of(
                    query.since(), CreationWindow.earlier(query.until(), now.plus(CreationWindow.AHEAD)), config, true);
        }
        if (timed && feed == Feed.SESSIONS && query.axis() == Axis.CREATED) {
            return of(query.since(), CreationWindow.createdUntil(query, now), config, false);
        }
        return of(CreationWindow.earliest(query.since(), config.lookback()), now, config, false);
    }

    private static LegacyPeriod of(@Nullable Instant from, Instant end, MaestroQaConfig config, boolean byMeeting) {
        LocalDate first = from == null ? config.firstDay() : LocalDate.ofInstant(from, ZoneOffset.UTC);
        LocalDate bounded = first.isBefore(config.firstDay()) ? config.firstDay() : first;
        return new LegacyPeriod(LegacyPosition.start(bounded, end), byMeeting);
    }
}
