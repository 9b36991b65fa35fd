package dev.coachstream.maestroqa;

import com.google.inject.Guice;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.util.List;

/** Makes sources of MaestroQA: of its coaching API, or, with {@code api: legacy-export}, of its older coaching export. */
public final class MaestroQaSourceFactory implements CoachingSourceFactory {
    @Override
    public String vendor() {
        return MaestroQaConfig.VENDOR;
    }

    @Override
    public List<Setting> settings() {
        return MaestroQaConfig.SETTINGS;
    }

    @Override
    public CoachingSource create(SourceConfig config, Host host) {
        Host own = host.forAccount(config, settings());
        return Guice.createInjector(new MaestroQaModule(MaestroQaConfig.from(config), own))
                .getInstance(CoachingSource.class);
    }
}
