package com.acme.coaching;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.util.List;

/** Makes sources that read Acme. */
public final class AcmeSourceFactory implements CoachingSourceFactory {

    @Override
    public String vendor() {
        return AcmeConfig.VENDOR;
    }

    @Override
    public List<Setting> settings() {
        return AcmeConfig.SETTINGS;
    }

    @Override
    public CoachingSource create(SourceConfig config, Host host) {
        Host own = host.forAccount(config, settings());
        return new AcmeSource(AcmeConfig.from(config), own);
    }
}
