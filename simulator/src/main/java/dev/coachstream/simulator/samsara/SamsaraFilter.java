package dev.coachstream.simulator.samsara;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Parameters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Samsara's stream can be filtered by besides its times; an empty set filters nothing. */
record SamsaraFilter(Set<String> driverIds, Set<String> coachIds, Set<String> sessionStatuses) {
    private static final Set<String> STATUSES = Set.of("upcoming", "completed", "deleted");

    static final SamsaraFilter NONE = new SamsaraFilter(Set.of(), Set.of(), Set.of());

    static SamsaraFilter of(Parameters parameters) {
        Set<String> statuses = Set.copyOf(parameters.list("sessionStatuses"));
        if (!STATUSES.containsAll(statuses)) {
            throw new BadRequest(
                    "Invalid value for parameter: sessionStatuses must be among upcoming, completed, deleted");
        }
        return new SamsaraFilter(
                Set.copyOf(parameters.list("driverIds")), Set.copyOf(parameters.list("coachIds")), statuses);
    }

    boolean accepts(ObjectNode session) {
        String driver = Json.text(session.get("driver"), "driverId");
        return (driverIds.isEmpty() || (driver != null && driverIds.contains(driver)))
                && acceptsStatus(Json.text(session, "sessionStatus"))
                && acceptsCoach(Json.text(session, "assignedCoachId"), Json.text(session, "completedCoachId"));
    }

    boolean acceptsStatus(@Nullable String status) {
        return sessionStatuses.isEmpty() || (status != null && sessionStatuses.contains(status));
    }

    /** "Returned for either assignedCoach or completedCoach". */
    boolean acceptsCoach(@Nullable String assigned, @Nullable String completed) {
        return coachIds.isEmpty()
                || (assigned != null && coachIds.contains(assigned))
                || (completed != null && coachIds.contains(completed));
    }
}
