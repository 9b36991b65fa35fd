package dev.coachstream.samsara;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.testkit.CoachingSourceContract;
import dev.coachstream.testkit.NextPage;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

final class SamsaraSourceContractTest extends CoachingSourceContract {

    @Override
    protected SimulatedVendor start(DataSet data) {
        SimulatedSamsara vendor = SimulatedSamsara.start(data);
        vendor.behaviour().pageSizes(40, 512);
        return vendor;
    }

    @Override
    protected String vendorId() {
        return "samsara";
    }

    @Override
    protected Map<String, String> settings(SimulatedVendor vendor) {
        return Map.of("base-url", vendor.url().toString(), "token", vendor.token(), "quota", "unlimited");
    }

    @Override
    protected Collection<String> sessionIds(SimulatedVendor vendor) {
        return ((SimulatedSamsara) vendor).data().ids();
    }

    @Override
    protected Set<String> positionParameters() {
        return Set.of("after");
    }

    @Override
    protected NextPage nextPage() {
        return NextPage.NAMED;
    }
}
