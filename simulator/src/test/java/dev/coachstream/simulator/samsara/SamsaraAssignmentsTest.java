package dev.coachstream.simulator.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.simulator.Calls;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedRecords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SamsaraAssignmentsTest {
    private static final String ASSIGNMENTS = "/coaching/driver-coach-assignments";

    private final AtomicLong clock = new AtomicLong();
    private final SimulatedSamsara vendor =
            SimulatedSamsara.start(DataSet.of(5000), ServerOptions.defaults().withNanos(clock::get));
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void listsEveryAssignmentOnce() throws IOException {
        List<JsonNode> all = calls.allByCursor(ASSIGNMENTS + "?includeExternalIds=true");

        assertThat(all).hasSize(vendor.assignments().size()).hasSizeGreaterThan(100);
        assertThat(all)
                .allSatisfy(assignment -> assertThat(assignment.get("coachId").asText())
                        .isEqualTo(vendor.assignments()
                                .get(assignment.at("/driver/driverId").asText())));
        assertThat(all)
                .anySatisfy(assignment ->
                        assertThat(assignment.at("/driver/externalIds")).isNotEmpty());
    }

    @Test
    void filtersByDriversTheirExternalIdsAndCoaches() throws IOException {
        JsonNode third =
                calls.allByCursor(ASSIGNMENTS + "?includeExternalIds=true").get(3);
        String driver = third.at("/driver/driverId").asText();
        String payroll = third.at("/driver/externalIds/payrollId").asText();

        assertThat(calls.allByCursor(ASSIGNMENTS + "?driverIds=" + driver + ",0987"))
                .hasSize(1);
        assertThat(calls.allByCursor(ASSIGNMENTS + "?driverIds=payrollId:" + payroll)
                        .get(0)
                        .at("/driver/driverId")
                        .asText())
                .isEqualTo(driver);
        assertThat(calls.allByCursor(
                        ASSIGNMENTS + "?coachIds=" + third.get("coachId").asText()))
                .hasSizeBetween(8, 14);
    }

    @Test
    void assignsAndUnassigns() throws IOException {
        String driver = vendor.assignments().keySet().iterator().next();
        String coach = vendor.assignments().values().stream().reduce("", (first, last) -> last);
        clock.addAndGet(Duration.ofHours(1).toNanos());

        JsonNode assigned =
                Calls.ok(put("?driverId=" + driver + "&coachId=" + coach)).get("data");
        assertThat(assigned.get("driverId").asText()).isEqualTo(driver);
        assertThat(assigned.get("updatedAtTime").asText()).isEqualTo("2026-07-01T01:00:00Z");
        assertThat(vendor.assignments()).containsEntry(driver, coach);

        JsonNode unassigned = Calls.ok(put("?driverId=" + driver)).get("data");
        assertThat(unassigned.has("coachId")).isFalse();
        assertThat(vendor.assignments()).doesNotContainKey(driver);
    }

    @Test
    void changesAsRecordsDo() throws IOException {
        SimulatedRecords records = vendor.assigned();
        String driver = records.ids().get(0);
        String coach = records.document(driver).get("coachId").asText();
        Instant later = Instant.parse("2026-07-02T00:00:00Z");

        records.edit(driver, later);
        assertThat(records.document(driver).get("coachId").asText()).isNotEqualTo(coach);
        assertThat(records.document(driver).get("updatedAtTime").asText()).isEqualTo("2026-07-02T00:00:00Z");

        records.delete(driver, later);
        assertThat(records.ids()).doesNotContain(driver).hasSize(records.size());
        assertThat(records.add(1, later)).containsExactly(driver);
        assertThat(calls.allByCursor(ASSIGNMENTS + "?includeExternalIds=true")).hasSize(records.size());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThat(put("").status()).isEqualTo(400);
        assertThat(put("?driverId=nobody").status()).isEqualTo(404);
        assertThat(calls.post(ASSIGNMENTS, "{}").status()).isEqualTo(405);
    }

    private Calls.Reply put(String query) throws IOException {
        return calls.send("PUT", ASSIGNMENTS + query, "", request -> {});
    }
}
