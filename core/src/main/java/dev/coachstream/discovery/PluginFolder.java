package dev.coachstream.discovery;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.CoachingSourceFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of adapters, each a jar with a class loader of its own over the host's, so that no adapter sees another's libraries. */
record PluginFolder(Path folder, ClassLoader parent) {

    /** Each adapter with its jar, in the order of the jars' names; none where there is no such folder. */
    Map<CoachingSourceFactory, Path> adapters() {
        Map<CoachingSourceFactory, Path> found = new LinkedHashMap<>();
        for (Path jar : jars()) {
            adapters(jar).forEach(factory -> found.put(factory, jar));
        }
        return found;
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw refused(folder, "cannot be listed (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    @SuppressWarnings("resource") // an adapter's classes are needed as long as the program runs
    private List<CoachingSourceFactory> adapters(Path jar) {
        ClassLoader own = new URLClassLoader("plugin " + jar.getFileName(), new URL[] {url(jar)}, parent);
        try {
            List<CoachingSourceFactory> adapters = ServiceLoader.load(CoachingSourceFactory.class, own).stream()
                    .filter(adapter -> adapter.type().getClassLoader() == own)
                    .map(ServiceLoader.Provider::get)
                    .toList();
            if (adapters.isEmpty()) {
                String services = "META-INF/services/" + CoachingSourceFactory.class.getName();
                throw refused(jar, "holds no adapter: it is no jar, or has no " + services, null);
            }
            return adapters;
        } catch (ServiceConfigurationError | LinkageError e) {
            throw refused(jar, "cannot be used: " + e, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw refused(jar, "has a name that leads nowhere", e);
        }
    }

    static CoachingSourceException refused(Path plugin, String problem, @Nullable Throwable cause) {
        return new CoachingSourceException(null, Kind.CONFIGURATION, "the plugin " + plugin + " " + problem, cause);
    }
}
