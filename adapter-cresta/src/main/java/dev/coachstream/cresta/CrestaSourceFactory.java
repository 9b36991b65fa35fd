package dev.coachstream.cresta;

import com.google.inject.Guice;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.util.List;

/** Makes sources that read Cresta. */
public final class CrestaSourceFactory implements CoachingSourceFactory {

    @Override
    public String vendor() {
        return CrestaConfig.VENDOR;
    }

    @Override
    public List<Setting> settings() {
        return CrestaConfig.SETTINGS;
    }

    @Override
    public CoachingSource create(SourceConfig config, Host host) {
        Host own = host.forAccount(config, settings());
        return Guice.createInjector(new CrestaModule(CrestaConfig.from(config), own))
                .getInstance(CoachingSource.class);
    }
}
