package dev.coachstream.benchmarks.readers;

import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.CoachingSources;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.SourceConfig;
import java.util.HashMap;
import java.util.Map;

/** Ours, as a host calls it: the account's configuration, and one iterator. */
final class CoachstreamReader implements SessionReader {
    private final CoachingSource source;

    private CoachstreamReader(CoachingSource source) {
        this.source = source;
    }

    static CoachstreamReader of(Account account) {
        return new CoachstreamReader(CoachingSources.find().open(config(account)));
    }

    private static SourceConfig config(Account account) {
        Map<String, String> settings = new HashMap<>(
                Map.of("base-url", account.url().toString(), "token", account.token(), "quota", "unlimited"));
        if (account.vendor() == Vendor.CRESTA) {
            settings.putAll(Map.of("customer", "acme", "profile", "us", "usecase", "sales"));
        }
        return SourceConfig.of("benchmark", account.vendor().id(), settings);
    }

    @Override
    public Tally read() {
        Tally tally = new Tally();
        try (Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            sessions.forEach(tally::add);
        }
        return tally;
    }
}
