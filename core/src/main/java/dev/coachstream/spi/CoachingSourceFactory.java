package dev.coachstream.spi;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.util.List;

/**
 * Makes sources of one vendor. Implementations are found by {@link java.util.ServiceLoader}: public, with a public
 * constructor without parameters, and named in {@code META-INF/services}.
 */
public interface CoachingSourceFactory {

    /** The vendor's id, lower case: what an account's configuration names. */
    String vendor();

    /** What an account of this vendor can be told beside {@link CommonSettings}; {@link Host#forAccount} refuses everything else. */
    List<Setting> settings();

    /**
     * A source for one account. Does no I/O. Begins with {@link Host#forAccount}, which refuses what no account can be told.
     *
     * @param host what the account is lent: time, progress, limits, shared quotas
     * @throws dev.coachstream.error.CoachingSourceException of kind CONFIGURATION, naming the setting and what would be right
     */
    CoachingSource create(SourceConfig config, Host host);
}
