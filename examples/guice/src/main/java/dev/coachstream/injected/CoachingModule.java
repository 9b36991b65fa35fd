package dev.coachstream.injected;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.http.HostHttp;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import feign.Client;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Offers one account's source to a host that has its own clock, limits and HTTP client. Whoever injects the source closes it. */
public final class CoachingModule extends AbstractModule {
    private static final ResponseLimits LIMITS =
            new ResponseLimits(8 << 20, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final SourceConfig account;
    private final TimeSource time;
    private final Client client;

    public CoachingModule(SourceConfig account, TimeSource time, Client client) {
        this.account = account;
        this.time = time;
        this.client = client;
    }

    /** One for all accounts: they share what it holds, such as the quota of a token that two of them use. */
    @Provides
    @Singleton
    Host host() {
        return new Host(time, SourceListener.NONE, LIMITS).with(HostHttp.sentBy(client));
    }

    @Provides
    @Singleton
    CoachingSource source(Host host) {
        return CoachingSources.find().open(account, host);
    }
}
