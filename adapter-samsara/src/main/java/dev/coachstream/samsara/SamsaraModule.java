package dev.coachstream.samsara;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.coachstream.api.Fingerprint;
import dev.coachstream.http.Credential;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.spi.Host;

/** Puts one account's objects together. */
final class SamsaraModule extends AbstractModule {
    private final SamsaraConfig config;
    private final Host host;

    SamsaraModule(SamsaraConfig config, Host host) {
        this.config = config;
        this.host = host;
    }

    @Override
    protected void configure() {
        bind(SamsaraConfig.class).toInstance(config);
        bind(Host.class).toInstance(host);
        bind(SamsaraMapper.class).to(SamsaraMapperImpl.class);
    }

    @Provides
    @Singleton
    VendorHttp http() {
        return new VendorHttp(config.source(), host);
    }

    @Provides
    @Singleton
    SessionsApi sessions(VendorHttp http) {
        return http.client(
                SessionsApi.class,
                config.baseUrl(),
                Credential.bearer(config.token()),
                http.sharedQuota(account() + "/sessions", config.sessionsQuota()));
    }

    @Provides
    @Singleton
    AssignmentsApi assignments(VendorHttp http) {
        return http.client(
                AssignmentsApi.class,
                config.baseUrl(),
                Credential.bearer(config.token()),
                http.sharedQuota(account() + "/assignments", config.assignmentsQuota()));
    }

    /** Tokens of one organisation share its allowance, but nothing tells that two tokens are of one organisation. */
    private String account() {
        return Fingerprint.of(config.baseUrl() + "\n" + config.token().value());
    }
}
