package dev.coachstream.maestroqa;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Fingerprint;
import dev.coachstream.http.Credential;
import dev.coachstream.http.PresignedFiles;
import dev.coachstream.http.RateLimiter;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.spi.Host;

/** Wires one account. */
final class MaestroQaModule extends AbstractModule {
    /** The document's spelling; the other document's {@code apiToken} is the same header (docs/vendors/maestroqa.md). */
    private static final String TOKEN_HEADER = "apitoken";

    private final MaestroQaConfig config;
    private final Host host;

    MaestroQaModule(MaestroQaConfig config, Host host) {
        this.config = config;
        this.host = host;
    }

    @Override
    protected void configure() {
        bind(MaestroQaConfig.class).toInstance(config);
        bind(Host.class).toInstance(host);
        bind(MaestroQaMapper.class).to(MaestroQaMapperImpl.class).in(Singleton.class);
        bind(LegacyMapper.class).to(LegacyMapperImpl.class).in(Singleton.class);
        Class<? extends CoachingSource> source =
                config.legacyExport() ? LegacyExportSource.class : MaestroQaSource.class;
        bind(CoachingSource.class).to(source).in(Singleton.class);
    }

    @Provides
    @Singleton
    VendorHttp http() {
        return new VendorHttp(config.source(), host);
    }

    @Provides
    @Singleton
    MaestroQaApi api(VendorHttp http) {
        return http.client(MaestroQaApi.class, config.baseUrl(), token(), quota(http, "api"));
    }

    @Provides
    @Singleton
    LegacyExportApi legacyExport(VendorHttp http) {
        return http.client(LegacyExportApi.class, config.baseUrl(), token(), quota(http, "legacy-export"));
    }

    @Provides
    @Singleton
    AccountApi account(VendorHttp http) {
        return http.client(AccountApi.class, config.baseUrl(), token(), quota(http, "api"));
    }

    @Provides
    PresignedFiles files(VendorHttp http) {
        return http.presignedFiles();
    }

    private Credential token() {
        return Credential.header(TOKEN_HEADER, config.token());
    }

    private RateLimiter quota(VendorHttp http, String endpoints) {
        String allowance =
                String.join("\n", config.baseUrl().toString(), config.token().value(), endpoints);
        return http.sharedQuota(Fingerprint.of(allowance), config.quota());
    }
}
