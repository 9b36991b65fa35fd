package dev.coachstream.maestroqa;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.testkit.CoachingSourceContract;
import dev.coachstream.testkit.NextPage;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

final class LegacyExportSourceContractTest extends CoachingSourceContract {

    @Override
    protected SimulatedVendor start(DataSet data) {
        return SimulatedMaestroQa.start(data);
    }

    @Override
    protected String vendorId() {
        return "maestroqa";
    }

    @Override
    protected Map<String, String> settings(SimulatedVendor vendor) {
        return Map.of(
                "base-url", vendor.url().toString(),
                "token", vendor.token(),
                "api", "legacy-export",
                "first-day", "2023-06-01",
                "page-size", "50",
                "quota", "unlimited");
    }

    @Override
    protected Collection<String> sessionIds(SimulatedVendor vendor) {
        return ((SimulatedMaestroQa) vendor).data().ids();
    }

    /** The export is asked by date in the body, and answers a window at a time. */
    @Override
    protected Set<String> positionParameters() {
        return Set.of("startDate", "endDate");
    }

    @Override
    protected NextPage nextPage() {
        return NextPage.NONE;
    }
}
