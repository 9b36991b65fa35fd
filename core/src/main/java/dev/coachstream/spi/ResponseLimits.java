package dev.coachstream.spi;

import java.time.Duration;

/**
 * What a response may be at most, so that a broken or hostile server cannot exhaust the host. Every source can be told its own.
 *
 * @param bytes after decompression
 * @param connect time to connect
 * @param silence time without a byte
 * @param total time for a whole response; it ends a slow drip
 */
public record ResponseLimits(long bytes, Duration connect, Duration silence, Duration total) {

    /** 64 MiB, 10 s to connect, 30 s of silence, 2 minutes in all. */
    public static final ResponseLimits STANDARD =
            new ResponseLimits(64L << 20, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));
}
