package dev.coachstream.config;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.util.List;

/** A vendor with one setting of each kind. */
final class AcmeFactory implements CoachingSourceFactory {

    @Override
    public String vendor() {
        return "acme";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional("base-url", "where Acme answers", "https://acme.example"),
                Setting.required("customer", "the customer's id"),
                Setting.optional("page-size", "records in a page", "100"),
                Setting.optional("quota", "limits", null),
                Setting.secret("token", "the token"),
                Setting.optional("oauth.url", "where tokens are made", null),
                Setting.optional("oauth.client-id", "the client", null),
                Setting.secret("oauth.client-secret", "the client's secret"));
    }

    /** Checks values as an adapter does; no test reads from it. */
    @Override
    public CoachingSource create(SourceConfig config, Host host) {
        config.number("page-size", 100, 1, 500);
        config.url("base-url", "https://acme.example");
        throw config.invalid("nothing", "is wrong: " + Capabilities.class.getSimpleName());
    }
}
