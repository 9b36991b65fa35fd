package dev.coachstream.samsara;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** An account at a Samsara that runs on loopback: its host's time is fake, and what it is told is kept. */
final class SamsaraAccount {
    static final String NAME = "fleet";

    final FakeTime time = new FakeTime(Instant.parse("2026-07-02T00:00:00Z"));
    final Set<String> drift = new ConcurrentSkipListSet<>();

    private final SourceListener listener = new SourceListener() {
        @Override
        public void drift(String source, Feed feed, String path, String type) {
            drift.add(feed.label() + " " + path + " " + type);
        }
    };

    /** Another one each time: no two share a quota. */
    Host host() {
        return new Host(time, listener);
    }

    SourceConfig config(URI url, Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(
                Map.of("base-url", url.toString(), "token", "samsara-simulated-token", "quota", "unlimited"));
        settings.putAll(changes);
        return SourceConfig.of(NAME, "samsara", settings);
    }

    CoachingSource source(URI url) {
        return source(url, Map.of());
    }

    CoachingSource source(URI url, Map<String, String> changes) {
        return new SamsaraSourceFactory().create(config(url, changes), host());
    }
}
