package dev.coachstream.cresta;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Accounts at a Cresta that runs on loopback. */
final class CrestaAccount {
    private CrestaAccount() {}

    static Map<String, String> settings(URI url, Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "base-url", url.toString(),
                "customer", CrestaData.customer(),
                "profile", CrestaData.profile(),
                "usecase", CrestaData.usecase(),
                "token", "cresta-simulated-token"));
        settings.putAll(changes);
        return settings;
    }

    static SourceConfig config(URI url, Map<String, String> changes) {
        return SourceConfig.of("sales", "cresta", settings(url, changes));
    }

    static CoachingSource source(SimulatedCresta cresta) {
        return source(cresta, Map.of());
    }

    static CoachingSource source(SimulatedCresta cresta, Map<String, String> changes) {
        return new CrestaSourceFactory().create(config(cresta.url(), changes), onFakeTime());
    }

    static CrestaClient client(URI url) {
        return CrestaClient.open(config(url, Map.of()), onFakeTime());
    }

    /** A host whose waits take no time. */
    private static Host onFakeTime() {
        return new Host(FakeTime.inJanuary(), SourceListener.NONE);
    }
}
