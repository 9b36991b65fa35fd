package dev.coachstream.embedded;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.spi.Host;
import java.nio.file.Path;

/** Reads the sessions of every configured account. */
public final class EmbeddedHost {
    private EmbeddedHost() {}

    public static void main(String[] args) {
        Configuration configuration = ConfigurationReader.load(Path.of(args[0]));
        CoachingSources adapters = CoachingSources.find();
        Host host = Host.system();
        for (SourceConfig account : configuration.sources()) {
            try (CoachingSource source = configuration.open(account, adapters, host)) {
                for (CoachingSession session : source.sessions(Query.all())) {
                    System.out.println(session);
                }
            }
        }
    }
}
