package com.acme.coaching;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.testkit.CoachingSourceContract;
import dev.coachstream.testkit.NextPage;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

final class AcmeSourceContractTest extends CoachingSourceContract {

    @Override
    protected SimulatedVendor start(DataSet data) {
        return new SimulatedAcme(data);
    }

    @Override
    protected String vendorId() {
        return "acme";
    }

    @Override
    protected Map<String, String> settings(SimulatedVendor vendor) {
        return Map.of(
                "base-url", vendor.url().toString(),
                "api-key", vendor.token(),
                "page-size", "50",
                "quota", "unlimited");
    }

    @Override
    protected String secretSetting() {
        return "api-key";
    }

    @Override
    protected Collection<String> sessionIds(SimulatedVendor vendor) {
        return ((SimulatedAcme) vendor).coachings().ids();
    }

    @Override
    protected Set<String> positionParameters() {
        return Set.of("page");
    }

    @Override
    protected NextPage nextPage() {
        return NextPage.NUMBERED;
    }
}
