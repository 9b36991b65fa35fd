package com.acme.coaching;

import dev.coachstream.api.RateLimit;
import dev.coachstream.api.Secret;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.net.URI;
import java.util.List;

/** What an Acme account is told. Acme documents 20 requests a second, and at most 200 records in a page. */
record AcmeConfig(String source, URI baseUrl, Secret apiKey, int pageSize, List<RateLimit> quota) {
    static final String VENDOR = "acme";

    static final List<Setting> SETTINGS = List.of(
            Setting.required("base-url", "the API's address: https://api.acme.example").identifying(),
            Setting.secret("api-key", "the key from Acme's settings page"),
            Setting.optional("page-size", "records in each request, 1 to 200", "100"),
            Setting.optional("quota", "requests in a time, or unlimited", "20/1s"));

    static AcmeConfig from(SourceConfig config) {
        return new AcmeConfig(
                config.name(),
                config.url("base-url", null),
                config.secret("api-key"),
                config.number("page-size", 100, 1, 200),
                config.quota(List.of(RateLimit.parse("20/1s"))));
    }
}
