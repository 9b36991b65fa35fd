package com.acme.coaching;

import dev.coachstream.simulator.Behaviour;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.MovingRecords;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Quota;
import dev.coachstream.simulator.Quotas;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.VendorServer;
import java.util.List;
import java.util.Map;

/** Acme on loopback. */
final class SimulatedAcme implements SimulatedVendor {
    static final String API = "api";

    private final SharedToken key = new SharedToken("acme-simulated-key");
    private final EditableRecords coachings;
    private final VendorServer server;

    SimulatedAcme(DataSet data) {
        AcmeCoachings kind = new AcmeCoachings(data);
        coachings = new EditableRecords(kind, data.seed(), (deleted, at) -> {});
        PageTurns pages = new PageTurns(100, 200);
        Rights rights = new Rights();
        Behaviour behaviour = new Behaviour(
                new Quotas(Map.of(API, List.of(Quota.perSecond(20)))),
                pages,
                rights,
                new MovingRecords(coachings, data.to().minusSeconds(1)));
        AcmeRoutes routes = new AcmeRoutes(key, kind, coachings, pages, rights);
        server = new VendorServer(routes, behaviour, ServerOptions.defaults());
    }

    EditableRecords coachings() {
        return coachings;
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public SharedToken credential() {
        return key;
    }
}
