package dev.coachstream.simulator.maestroqa;

import dev.coachstream.simulator.Behaviour;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.MovingRecords;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Quota;
import dev.coachstream.simulator.Quotas;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.VendorServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** MaestroQA, as its API document and its page on the legacy coaching export describe it. */
public final class SimulatedMaestroQa implements SimulatedVendor {
    /** The endpoints of the API document: 10 requests a second and 100 a minute for each token. */
    public static final String API = MaestroQaRoutes.API_QUOTA;

    /** The legacy coaching export: 1 request a second and 30 a minute for each token. */
    public static final String LEGACY_EXPORT = MaestroQaRoutes.LEGACY_EXPORT_QUOTA;

    private static final Map<String, List<Quota>> DOCUMENTED = Map.of(
            API, List.of(Quota.perSecond(10), Quota.perMinute(100)),
            LEGACY_EXPORT, List.of(Quota.perSecond(1), Quota.perMinute(30)));

    private final SharedToken token;
    private final MaestroQaData data;
    private final MaestroQaAccount account;
    private final VendorServer server;

    private SimulatedMaestroQa(DataSet set, ServerOptions options) {
        token = new SharedToken(options.tokenOr("maestroqa-simulated-token"));
        data = new MaestroQaData(set);
        account = new MaestroQaAccount(set, options);
        PageTurns pages = new PageTurns(100, 500);
        Rights rights = new Rights();
        Instant inside = set.to().minusSeconds(1);
        Behaviour behaviour = new Behaviour(new Quotas(DOCUMENTED), pages, rights, new MovingRecords(data, inside));
        server = new VendorServer(new MaestroQaRoutes(token, data, account, pages, rights), behaviour, options);
    }

    public static SimulatedMaestroQa start(DataSet data) {
        return start(data, ServerOptions.defaults());
    }

    public static SimulatedMaestroQa start(DataSet data, ServerOptions options) {
        return new SimulatedMaestroQa(data, options);
    }

    public MaestroQaData data() {
        return data;
    }

    /** All that is not coaching: tickets, agents, exports. */
    public MaestroQaAccount account() {
        return account;
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public SharedToken credential() {
        return token;
    }

    @Override
    public void close() {
        server.close();
        account.close();
    }
}
