package dev.coachstream.http;

import dev.coachstream.spi.ResponseLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Who sends, as whom, how often, and how much it may get back.
 *
 * @param source the account's name
 * @param patience how long a call may take in all
 * @param headers what every request says besides its own headers
 */
record VendorAccount(
        String source,
        Credential credential,
        RateLimiter quota,
        ResponseLimits limits,
        Duration patience,
        Map<String, Collection<String>> headers) {}
