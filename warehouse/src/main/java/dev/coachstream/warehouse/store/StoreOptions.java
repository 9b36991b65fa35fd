package dev.coachstream.warehouse.store;

import dev.coachstream.api.TimeSource;
import dev.coachstream.warehouse.HostApi;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a store may use. DuckDB's memory is its own, beside the Java heap; what does not fit is spilled to a folder beside the
 * store.
 *
 * @param memoryLimit the most that DuckDB may use, such as {@code 512MB}
 * @param threads how many threads DuckDB may use to answer queries; one writes
 * @param publishEvery how often a long sync publishes what it has so far
 * @param time where the time comes from
 */
@HostApi
public record StoreOptions(String memoryLimit, int threads, Duration publishEvery, TimeSource time) {
    private static final Pattern MEMORY = Pattern.compile("\\d{1,9}\\s?[KMGT]i?B");

    public StoreOptions {
        if (!MEMORY.matcher(memoryLimit).matches()) {
            throw new IllegalArgumentException("'" + memoryLimit + "' is not an amount of memory such as 512MB");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("a store needs at least one thread, not " + threads);
        }
    }

    /** 512 MB, two threads, published once a minute. */
    public static StoreOptions defaults() {
        return new StoreOptions("512MB", 2, Duration.ofMinutes(1), TimeSource.system());
    }

    public StoreOptions memoryLimit(String limit) {
        return new StoreOptions(limit, threads, publishEvery, time);
    }

    public StoreOptions publishEvery(Duration interval) {
        return new StoreOptions(memoryLimit, threads, interval, time);
    }

    public StoreOptions time(TimeSource source) {
        return new StoreOptions(memoryLimit, threads, publishEvery, source);
    }
}
