package dev.coachstream.simulator.cresta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Behaviour;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.MovingRecords;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Quotas;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Cresta, as the document of its coaching service describes it. */
public final class SimulatedCresta implements SimulatedVendor {
    /** All of it; the document names no quota. */
    public static final String API = CrestaRoutes.QUOTA;

    private final SharedToken token;
    private final CrestaData data;
    private final CrestaTokens tokens;
    private final CrestaProgresses progresses;
    private final VendorServer server;

    private SimulatedCresta(DataSet set, ServerOptions options) {
        token = new SharedToken(options.tokenOr("cresta-simulated-token"));
        data = new CrestaData(set);
        PageTurns pages = new PageTurns(50, 500);
        Rights rights = new Rights();
        Instant inside = set.to().minusSeconds(1);
        Behaviour behaviour =
                new Behaviour(new Quotas(Map.of(API, List.of())), pages, rights, new MovingRecords(data, inside));
        tokens = new CrestaTokens(new SimulatedClock(set, options.nanos()));
        progresses = new CrestaProgresses(data.people(), set.seed(), pages);
        server = new VendorServer(new CrestaRoutes(token, data, pages, rights, tokens, progresses), behaviour, options);
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

    /** What the token endpoint wants as the user of Basic authentication. */
    public String clientId() {
        return CrestaTokens.CLIENT_ID;
    }

    public String clientSecret() {
        return CrestaTokens.CLIENT_SECRET;
    }

    /** The address that gives out tokens in exchange for the client's id and secret. */
    public URI tokenUrl() {
        return url().resolve("/v1/oauth/regionalToken");
    }

    /** How long the tokens last that are given out from now on; an hour unless changed. */
    public SimulatedCresta tokenLifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
        return this;
    }

    /** Refuses, from now on, every token that was given out so far; {@link #token} stays good. */
    public SimulatedCresta revokeTokens() {
        tokens.revoke();
        return this;
    }

    /** Whether a page of progresses has a token for the next, which the document does not show. */
    public SimulatedCresta progressTokens(boolean sent) {
        progresses.tokens(sent);
        return this;
    }

    /** The progress of active agents as records, by the agents' names. */
    public SimulatedRecords progress() {
        return progresses;
    }

    /** The progress of every active agent, as it goes over the wire. */
    public List<ObjectNode> progresses() {
        return progresses.active();
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public SharedToken credential() {
        return token;
    }
}
