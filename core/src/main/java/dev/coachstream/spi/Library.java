package dev.coachstream.spi;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.security.CodeSource;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A library that a host may bring in a version of its own. One that is too old is refused by name before anything is made; later it would
 * be a method that is missing, in the midst of a read.
 *
 * @param oldest the oldest version that the adapters' contracts pass with: the build's profile {@code oldest}
 * @param type a class of it
 * @param said where it says its version: a constant of that class, or a path in its jar
 */
record Library(String name, String oldest, String type, String said) {
    static final List<Library> ALL = List.of(
            new Library("jackson-core", "2.18.0", "com.fasterxml.jackson.core.json.PackageVersion", "VERSION"),
            new Library("jackson-databind", "2.18.0", "com.fasterxml.jackson.databind.cfg.PackageVersion", "VERSION"),
            new Library("okhttp", "5.0.0", "okhttp3.OkHttp", "VERSION"),
            new Library(
                    "feign-core",
                    "13.12",
                    "feign.Feign",
                    "/META-INF/maven/io.github.openfeign/feign-core/pom.properties"));

    static void requireNewEnough(String source) {
        for (Library library : ALL) {
            library.require(source);
        }
    }

    void require(String source) {
        String version = version();
        if (version != null && Version.parse(version).compareTo(Version.parse(oldest)) < 0) {
            throw new CoachingSourceException(
                    source, Kind.CONFIGURATION, """
                    %s %s is too old: Coachstream works with %s and newer. It comes from %s; give the program a newer one, \
                    in Maven by dependencyManagement""".formatted(name, version, oldest, origin()));
        }
    }

    /** Null where the library is put together with others and has lost it: nothing can be said then. */
    private @Nullable String version() {
        try {
            return said.startsWith("/")
                    ? packaged()
                    : String.valueOf(loaded().getField(said).get(null));
        } catch (ReflectiveOperationException | IOException e) {
            return null;
        }
    }

    private @Nullable String packaged() throws ReflectiveOperationException, IOException {
        try (InputStream file = loaded().getResourceAsStream(said)) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version");
        }
    }

    private String origin() {
        try {
            CodeSource code = loaded().getProtectionDomain().getCodeSource();
            return code == null ? "an unknown place" : String.valueOf(code.getLocation());
        } catch (ClassNotFoundException e) {
            return "an unknown place";
        }
    }

    private Class<?> loaded() throws ClassNotFoundException {
        return Class.forName(type);
    }
}
