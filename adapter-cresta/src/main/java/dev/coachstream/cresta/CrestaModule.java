package dev.coachstream.cresta;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Fingerprint;
import dev.coachstream.http.Credential;
import dev.coachstream.http.RateLimiter;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.spi.Host;
import jakarta.inject.Singleton;

/** Wires one account. */
final class CrestaModule extends AbstractModule {
    private final CrestaConfig config;
    private final Host host;

    CrestaModule(CrestaConfig config, Host host) {
        this.config = config;
        this.host = host;
    }

    @Override
    protected void configure() {
        bind(CrestaConfig.class).toInstance(config);
        bind(Host.class).toInstance(host);
        bind(CrestaMapper.class).to(CrestaMapperImpl.class);
        bind(CoachingSource.class).to(CrestaSource.class);
    }

    @Provides
    @Singleton
    VendorHttp http() {
        return new VendorHttp(config.source(), host);
    }

    @Provides
    @Singleton
    CrestaApi api(VendorHttp http) {
        Credential credential = CrestaCredentials.of(config.login(), config.source(), http, host);
        RateLimiter quota = http.sharedQuota(
                Fingerprint.of(config.baseUrl() + "\n" + config.login().identity()), config.quota());
        return http.client(CrestaApi.class, config.baseUrl(), credential, quota);
    }
}
