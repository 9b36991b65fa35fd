package dev.coachstream.discovery;

import dev.coachstream.api.AccountIdentity;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The adapters on the class path. Finding them is all the set-up a host needs:
 *
 * <pre>{@code
 * CoachingSource source = CoachingSources.find().open(config, Host.system());
 * }</pre>
 */
public final class CoachingSources {
    private final Map<String, CoachingSourceFactory> factories;

    private final Map<String, Path> plugins;

    private CoachingSources(Map<String, CoachingSourceFactory> factories, Map<String, Path> plugins) {
        this.factories = Collections.unmodifiableMap(factories);
        this.plugins = Map.copyOf(plugins);
    }

    /** The adapters that {@link ServiceLoader} finds through the thread's class loader. */
    public static CoachingSources find() {
        return of(ServiceLoader.load(CoachingSourceFactory.class));
    }

    /** The adapters that {@link ServiceLoader} finds through a class loader, such as a container's for an application. */
    public static CoachingSources find(ClassLoader loader) {
        return of(ServiceLoader.load(CoachingSourceFactory.class, loader));
    }

    /**
     * These adapters and those of a folder, each a jar with a class loader of its own over the one that loaded core. A folder that is not
     * there has none.
     *
     * @throws CoachingSourceException of kind CONFIGURATION naming the jar that holds no adapter, cannot be used, or has the vendor of another
     */
    public CoachingSources withPlugins(Path folder) {
        Map<String, CoachingSourceFactory> all = new TreeMap<>(factories);
        Map<String, Path> jars = new TreeMap<>(plugins);
        ClassLoader ours = CoachingSources.class.getClassLoader();
        new PluginFolder(folder, ours).adapters().forEach((factory, jar) -> {
            if (all.putIfAbsent(factory.vendor(), factory) != null) {
                throw PluginFolder.refused(jar, "is a second adapter for vendor " + factory.vendor(), null);
            }
            jars.put(factory.vendor(), jar);
        });
        return new CoachingSources(all, jars);
    }

    /** The jar that a vendor's adapter is a plugin of; empty for those on the class path. */
    public Optional<Path> plugin(String vendor) {
        return Optional.ofNullable(plugins.get(vendor));
    }

    /** These adapters. Throws {@link IllegalStateException} naming both classes when two have the same vendor. */
    public static CoachingSources of(Iterable<CoachingSourceFactory> found) {
        Map<String, CoachingSourceFactory> factories = new TreeMap<>();
        for (CoachingSourceFactory factory : found) {
            CoachingSourceFactory other = factories.putIfAbsent(factory.vendor(), factory);
            if (other != null) {
                throw new IllegalStateException(
                        "two adapters call themselves %s: %s and %s; remove one from the class path"
                                .formatted(
                                        factory.vendor(),
                                        other.getClass().getName(),
                                        factory.getClass().getName()));
            }
        }
        return new CoachingSources(factories, Map.of());
    }

    /** The adapters, in the order of their vendors' names. */
    public Collection<CoachingSourceFactory> factories() {
        return factories.values();
    }

    /** The adapter for a vendor. Throws a CONFIGURATION error that lists the known vendors. */
    public CoachingSourceFactory factory(String source, String vendor) {
        CoachingSourceFactory factory = factories.get(vendor);
        if (factory == null) {
            String known = factories.isEmpty()
                    ? "no adapter is on the class path"
                    : "known: " + String.join(", ", factories.keySet());
            throw new CoachingSourceException(
                    source, Kind.CONFIGURATION, "there is no adapter for vendor '" + vendor + "'; " + known);
        }
        return factory;
    }

    /**
     * A source for an account, its settings checked. Does no I/O; close it after use.
     *
     * @param host one for all accounts of a program: those that share a token then share its quota
     */
    public CoachingSource open(SourceConfig config, Host host) {
        CoachingSourceFactory factory = factory(config.name(), config.vendor());
        try {
            return new IdentifiedSource(factory.create(config, host), AccountIdentity.of(config, factory.settings()));
        } catch (LinkageError e) {
            throw CoachingSourceException.of(config.name(), e);
        }
    }
}
