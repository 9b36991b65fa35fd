package dev.coachstream.samsara;

import com.google.inject.Guice;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.util.List;

/** Makes sources that read Samsara. */
public final class SamsaraSourceFactory implements CoachingSourceFactory {

    @Override
    public String vendor() {
        return SamsaraConfig.VENDOR;
    }

    @Override
    public List<Setting> settings() {
        return SamsaraConfig.SETTINGS;
    }

    @Override
    public CoachingSource create(SourceConfig config, Host host) {
        Host own = host.forAccount(config, settings());
        return Guice.createInjector(new SamsaraModule(SamsaraConfig.from(config), own))
                .getInstance(SamsaraSource.class);
    }
}
