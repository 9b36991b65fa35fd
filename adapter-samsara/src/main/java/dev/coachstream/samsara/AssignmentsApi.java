package dev.coachstream.samsara;

import dev.coachstream.http.CommaSeparated;
import dev.coachstream.http.OfFeed;
import dev.coachstream.http.SafeToRepeat;
import dev.coachstream.model.Feed;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * Samsara OpenAPI: getDriverCoachAssignment and putDriverCoachAssignment. They have a quota of their own. A change is safe to
 * repeat: the same assignment twice is the same as once.
 */
interface AssignmentsApi {

    @OfFeed(Feed.ASSIGNMENTS)
    @RequestLine("GET /coaching/driver-coach-assignments?driverIds={driverIds}&coachIds={coachIds}"
            + "&includeExternalIds={includeExternalIds}&after={after}")
    @Headers("X-Samsara-Version: {version}")
    SamsaraPage<SamsaraAssignment> assignments(
            @Param("version") String version,
            @Param("driverIds") @Nullable CommaSeparated driverIds,
            @Param("coachIds") @Nullable CommaSeparated coachIds,
            @Param("includeExternalIds") boolean includeExternalIds,
            @Param("after") @Nullable String after);

    @SafeToRepeat
    @RequestLine("PUT /coaching/driver-coach-assignments?driverId={driverId}&coachId={coachId}")
    @Headers("X-Samsara-Version: {version}")
    SamsaraAssigned.Reply assign(
            @Param("version") String version, @Param("driverId") String driverId, @Param("coachId") String coachId);

    /** Without a coach the document removes the assignment; so this is another method, and no null ever gets here. */
    @SafeToRepeat
    @RequestLine("PUT /coaching/driver-coach-assignments?driverId={driverId}")
    @Headers("X-Samsara-Version: {version}")
    SamsaraAssigned.Reply unassign(@Param("version") String version, @Param("driverId") String driverId);
}
