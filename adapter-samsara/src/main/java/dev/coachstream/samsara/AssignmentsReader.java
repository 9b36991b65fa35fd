package dev.coachstream.samsara;

import dev.coachstream.json.Items;
import dev.coachstream.json.Items.Bad;
import dev.coachstream.model.CoachAssignment;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Reads the assignments of a page. One that names no driver is named itself, and hides no other. */
final class AssignmentsReader {
    private final SamsaraMapper mapper;
    private final String source;

    @Inject
    AssignmentsReader(SamsaraMapper mapper, SamsaraConfig config) {
        this.mapper = mapper;
        this.source = config.source();
    }

    Items<CoachAssignment> assignments(Items<SamsaraAssignment> sent, SamsaraDrift drift) {
        List<CoachAssignment> assignments = new ArrayList<>(sent.good().size());
        List<Bad> bad = new ArrayList<>(sent.bad());
        for (SamsaraAssignment assignment : sent.good()) {
            drift.assignment(assignment);
            SamsaraDriver driver = assignment.driver();
            if (driver == null || SamsaraTerms.isEmpty(driver.driverId())) {
                bad.add(new Bad(null, "driver.driverId", "is missing"));
            } else {
                add(assignment, driver, assignments, bad);
            }
        }
        return new Items<>(assignments, bad);
    }

    private void add(
            SamsaraAssignment assignment, SamsaraDriver driver, List<CoachAssignment> assignments, List<Bad> bad) {
        try {
            assignments.add(mapper.toAssignment(assignment, source));
        } catch (RuntimeException e) {
            bad.add(Bad.refused(driver.driverId(), "driver.driverId", e));
        }
    }
}
