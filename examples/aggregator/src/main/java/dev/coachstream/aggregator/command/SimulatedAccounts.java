package dev.coachstream.aggregator.command;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three accounts at three simulated vendors on loopback. */
public record SimulatedAccounts(SimulatedMaestroQa support, SimulatedCresta sales, SimulatedSamsara fleet)
        implements AutoCloseable {

    /** Each vendor holds so many sessions, and the examples of its document. */
    public static SimulatedAccounts start(int sessions) {
        return start(DataSet.of(sessions));
    }

    public static SimulatedAccounts start(DataSet data) {
        return new SimulatedAccounts(
                SimulatedMaestroQa.start(data), SimulatedCresta.start(data), SimulatedSamsara.start(data));
    }

    public List<SimulatedVendor> vendors() {
        return List.of(support, sales, fleet);
    }

    /** What a configuration would say of them. */
    public List<SourceConfig> configurations() {
        return List.of(
                configuration("support", "maestroqa", support, Map.of()),
                configuration(
                        "sales",
                        "cresta",
                        sales,
                        Map.of(
                                "customer", CrestaData.customer(),
                                "profile", CrestaData.profile(),
                                "usecase", CrestaData.usecase())),
                configuration("fleet", "samsara", fleet, Map.of()));
    }

    private static SourceConfig configuration(
            String name, String vendor, SimulatedVendor simulated, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("base-url", simulated.url().toString());
        settings.put("token", simulated.token());
        settings.put("quota", "unlimited");
        return SourceConfig.of(name, vendor, settings);
    }

    @Override
    public void close() {
        vendors().forEach(SimulatedVendor::close);
    }
}
