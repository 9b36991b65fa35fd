package dev.coachstream.spi;

import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What a host lends its sources: time, a listener for progress, limits, the way to the vendors, and a place for what accounts share, such as the quota of a token
 * that two of them use. Thread-safe.
 */
public final class Host {
    private final TimeSource time;
    private final SourceListener listener;
    private final ResponseLimits limits;
    private final Network network;
    private final Map<Class<?>, Object> parts;
    private final ConcurrentMap<String, Object> shared;

    /** With the usual limits, and the way to the vendors that the process's environment names. */
    public Host(TimeSource time, SourceListener listener) {
        this(time, listener, ResponseLimits.STANDARD);
    }

    /** With limits of its own, and the way to the vendors that the process's environment names. */
    public Host(TimeSource time, SourceListener listener, ResponseLimits limits) {
        this(time, listener, limits, Network.of(System.getenv()), Map.of(), new ConcurrentHashMap<>());
    }

    private Host(
            TimeSource time,
            SourceListener listener,
            ResponseLimits limits,
            Network network,
            Map<Class<?>, Object> parts,
            ConcurrentMap<String, Object> shared) {
        this.time = time;
        this.listener = CarefulListener.of(listener);
        this.limits = limits;
        this.network = network;
        this.parts = Map.copyOf(parts);
        this.shared = shared;
    }

    /** A host of its own, with the machine's clocks, that listens to nothing. */
    public static Host system() {
        return new Host(TimeSource.system(), SourceListener.NONE);
    }

    /** The only clock of all that the host's sources do. */
    public TimeSource time() {
        return time;
    }

    /** Who is told; what it throws is logged and swallowed. */
    public SourceListener listener() {
        return listener;
    }

    /** What a response may be at most. */
    public ResponseLimits limits() {
        return limits;
    }

    /** The way to the vendors; that of the process's environment unless it was told another. */
    public Network network() {
        return network;
    }

    /**
     * This host for one account, what sources share included: with the account's limits and its way to the vendor. Every factory and typed
     * client begins with it, so that all refuse the same.
     *
     * @param ofVendor what an account of its vendor can be told beside {@link CommonSettings}
     * @throws dev.coachstream.error.CoachingSourceException of kind CONFIGURATION if a key is not known, with the nearest right one, if a
     *     required one is missing, or if a common one is no limit or leads nowhere; or if the program brings a library that is too old
     */
    public Host forAccount(SourceConfig config, List<Setting> ofVendor) {
        Library.requireNewEnough(config.name());
        CommonSettings.requireKnown(config, ofVendor);
        return new Host(
                time,
                listener,
                LimitSettings.read(config, limits),
                NetworkSettings.read(config, network),
                parts,
                shared);
    }

    /** The same host, what sources share included, with another way to the vendors. */
    public Host through(Network other) {
        return new Host(time, listener, limits, other, parts, shared);
    }

    /** The same host, what sources share included, with a part for whoever knows its class, such as {@code dev.coachstream.http.HostHttp}. */
    public Host with(Object part) {
        Map<Class<?>, Object> more = new HashMap<>(parts);
        more.put(part.getClass(), part);
        return new Host(time, listener, limits, network, more, shared);
    }

    /** The part of a class, where the host has one. */
    public <T> Optional<T> part(Class<T> type) {
        return Optional.ofNullable(parts.get(type)).map(type::cast);
    }

    /** The one object of a kind and key that all sources of this host share, made when it is first asked for. */
    public <T> T shared(Class<T> type, String key, Supplier<T> maker) {
        return type.cast(shared.computeIfAbsent(type.getName() + "/" + key, missing -> maker.get()));
    }
}
