package dev.coachstream.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.json.WireJson;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.http.Response;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Accounts at a MaestroQA that runs on loopback. */
final class MaestroQaAccount {
    static final String NAME = "support";

    /** After everything that the simulator holds. */
    static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

    private MaestroQaAccount() {}

    static SourceConfig config(URI url, Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(
                Map.of("base-url", url.toString(), "token", "maestroqa-simulated-token", "quota", "unlimited"));
        settings.putAll(changes);
        return SourceConfig.of(NAME, "maestroqa", settings);
    }

    static CoachingSource source(SimulatedMaestroQa vendor, Map<String, String> changes) {
        return source(vendor, changes, SourceListener.NONE);
    }

    static CoachingSource source(SimulatedMaestroQa vendor, Map<String, String> changes, SourceListener listener) {
        return source(vendor.url(), changes, new Host(new FakeTime(NOW), listener));
    }

    static CoachingSource source(URI url, Map<String, String> changes, Host host) {
        return new MaestroQaSourceFactory().create(config(url, changes), host);
    }

    /** The proper answer with a change. */
    static Fault changed(Consumer<ObjectNode> change) {
        return (exchange, proper) -> {
            Response response = proper.get();
            ObjectNode body = (ObjectNode) WireJson.shared().readTree(response.body());
            change.accept(body);
            exchange.send(response.withBody(WireJson.shared().writeValueAsBytes(body)));
        };
    }
}
