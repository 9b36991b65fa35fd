package dev.coachstream.samsara;

import dev.coachstream.http.CommaSeparated;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every page of one read of the assignments asks for. An empty set means any.
 *
 * @param driverIds Samsara's ids of the drivers, or the customer's own as {@code key:value}
 * @param coachIds Samsara's ids of the coaches
 * @param includeExternalIds whether drivers come with the customer's own ids
 */
public record SamsaraAssignmentsRequest(Set<String> driverIds, Set<String> coachIds, boolean includeExternalIds) {

    public SamsaraAssignmentsRequest {
        driverIds = Set.copyOf(driverIds);
        coachIds = Set.copyOf(coachIds);
    }

    /** All there are, whole. */
    public static SamsaraAssignmentsRequest all() {
        return new SamsaraAssignmentsRequest(Set.of(), Set.of(), true);
    }

    SamsaraPage<SamsaraAssignment> send(AssignmentsApi api, String version, @Nullable String after) {
        return api.assignments(
                version, CommaSeparated.of(driverIds), CommaSeparated.of(coachIds), includeExternalIds, after);
    }
}
