package dev.coachstream.cresta;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.testkit.CoachingSourceContract;
import dev.coachstream.testkit.NextPage;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

final class CrestaSourceContractTest extends CoachingSourceContract {

    @Override
    protected SimulatedVendor start(DataSet data) {
        return SimulatedCresta.start(data);
    }

    @Override
    protected String vendorId() {
        return "cresta";
    }

    @Override
    protected Map<String, String> settings(SimulatedVendor vendor) {
        return CrestaAccount.settings(vendor.url(), Map.of("page-size", "50", "quota", "unlimited"));
    }

    @Override
    protected Collection<String> sessionIds(SimulatedVendor vendor) {
        return ((SimulatedCresta) vendor).data().ids();
    }

    @Override
    protected Set<String> positionParameters() {
        return Set.of("pageToken");
    }

    @Override
    protected NextPage nextPage() {
        return NextPage.NAMED;
    }
}
