package dev.coachstream.testkit;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.spi.Host;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An account at a simulated vendor, for tests that say the same of every vendor.
 *
 * @param vendor the vendor's id, which is also the account's name
 * @param server the vendor itself
 * @param settings the account's settings, without {@code quota}: what the vendor documents holds
 * @param ids what the vendor holds: the ids of all its sessions
 */
public record SimulatedAccount(
        String vendor, SimulatedVendor server, Map<String, String> settings, Supplier<Collection<String>> ids)
        implements AutoCloseable {

    /** The vendors there are. */
    public enum Kind {
        MAESTROQA,
        CRESTA,
        SAMSARA
    }

    public static SimulatedAccount start(Kind kind, DataSet data, ServerOptions options) {
        return switch (kind) {
            case MAESTROQA -> maestroQa(SimulatedMaestroQa.start(data, options));
            case CRESTA -> cresta(SimulatedCresta.start(data, options));
            case SAMSARA -> samsara(SimulatedSamsara.start(data, options));
        };
    }

    private static SimulatedAccount maestroQa(SimulatedMaestroQa server) {
        return of("maestroqa", server, Map.of(), () -> server.data().ids());
    }

    private static SimulatedAccount cresta(SimulatedCresta server) {
        Map<String, String> more = Map.of(
                "customer", CrestaData.customer(),
                "profile", CrestaData.profile(),
                "usecase", CrestaData.usecase());
        return of("cresta", server, more, () -> server.data().ids());
    }

    private static SimulatedAccount samsara(SimulatedSamsara server) {
        return of("samsara", server, Map.of(), () -> server.data().ids());
    }

    private static SimulatedAccount of(
            String vendor, SimulatedVendor server, Map<String, String> more, Supplier<Collection<String>> ids) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("base-url", server.url().toString());
        settings.put("token", server.token());
        return new SimulatedAccount(vendor, server, Map.copyOf(settings), ids);
    }

    /** The source, with further settings that win over the account's own. */
    public CoachingSource open(Host host, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return CoachingSources.find().open(SourceConfig.of(vendor, vendor, all), host);
    }

    /** The ids of all sessions that the vendor holds. */
    public Collection<String> sessionIds() {
        return ids.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
