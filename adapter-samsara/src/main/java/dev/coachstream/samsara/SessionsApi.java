package dev.coachstream.samsara;

import dev.coachstream.http.CommaSeparated;
import dev.coachstream.http.OfFeed;
import dev.coachstream.model.Feed;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Samsara OpenAPI: getCoachingSessions. It has a quota of its own. */
interface SessionsApi {

    @OfFeed(Feed.SESSIONS)
    @RequestLine("GET /coaching/sessions/stream?driverIds={driverIds}&coachIds={coachIds}"
            + "&sessionStatuses={sessionStatuses}&includeCoachableEvents={includeCoachableEvents}"
            + "&startTime={startTime}&endTime={endTime}&includeExternalIds={includeExternalIds}&after={after}")
    @Headers("X-Samsara-Version: {version}")
    SamsaraPage<SamsaraSession> sessions(
            @Param("version") String version,
            @Param("driverIds") @Nullable CommaSeparated driverIds,
            @Param("coachIds") @Nullable CommaSeparated coachIds,
            @Param("sessionStatuses") @Nullable CommaSeparated sessionStatuses,
            @Param("includeCoachableEvents") boolean includeCoachableEvents,
            @Param("startTime") Instant startTime,
            @Param("endTime") @Nullable Instant endTime,
            @Param("includeExternalIds") boolean includeExternalIds,
            @Param("after") @Nullable String after);
}
