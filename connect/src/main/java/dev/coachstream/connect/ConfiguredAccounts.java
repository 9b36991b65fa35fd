package dev.coachstream.connect;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.discovery.CoachingSources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts in a connector's configuration. A worker asks its ConfigProviders each time that a task asks it for the configuration, so a secret that was
 * renewed is found without a restart. Belongs to one thread.
 */
final class ConfiguredAccounts {
    /** A provider may be a service that each secret is one request to. */
    static final Duration ASK_EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(ConfiguredAccounts.class);

    private final CoachingSources adapters;
    private final Supplier<@Nullable Map<String, String>> latest;
    private final TimeSource time;
    private List<SourceConfig> accounts;
    private long askedAt;

    ConfiguredAccounts(
            CoachingSources adapters,
            Map<String, String> told,
            Supplier<@Nullable Map<String, String>> latest,
            TimeSource time) {
        this.adapters = adapters;
        this.latest = latest;
        this.time = time;
        this.accounts = new AccountKeys(adapters, told).sources();
        this.askedAt = time.nanos();
    }

    List<SourceConfig> accounts() {
        return accounts;
    }

    /** Asks for the secrets anew, unless it did so just now. Where a provider does not answer, all stays as it was. */
    void lookAgain() {
        if (time.nanos() - askedAt < ASK_EVERY.toNanos()) {
            return;
        }
        askedAt = time.nanos();
        try {
            Map<String, String> told = latest.get();
            List<SourceConfig> found = told == null ? List.of() : new AccountKeys(adapters, told).sources();
            accounts = found.isEmpty() ? accounts : found;
        } catch (RuntimeException e) {
            log.warn("secrets cannot be looked up: {}", e.getClass().getName());
        }
    }
}
