package dev.coachstream.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Cresta, as the document of its coaching service describes it. */
public final class SimulatedCresta implements SimulatedVendor {
    /** All of it; the document names no quota. */
    public static final String API = "api";

    private final String token;
    private final CrestaData data;
    private final Behaviour behaviour;
    private final VendorServer server;

    private SimulatedCresta(DataSet set, ServerOptions options) {
        token = options.tokenOr("cresta-simulated-token");
        data = new CrestaData(set);
        PageTurns pages = new PageTurns(50, 500);
        Instant inside = set.to().minusSeconds(1);
        behaviour = new Behaviour(new Quotas(Map.of(API, List.of())), pages, new MovingRecords(data, inside));
        server = new VendorServer(new CrestaRoutes(token, data, pages), behaviour, options);
    }

    public static SimulatedCresta start(DataSet data) {
        return start(data, ServerOptions.defaults());
    }

    public static SimulatedCresta start(DataSet data, ServerOptions options) {
        return new SimulatedCresta(data, options);
    }

    public CrestaData data() {
        return data;
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public Requests requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }
}
