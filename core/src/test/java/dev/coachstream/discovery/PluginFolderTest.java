package dev.coachstream.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.CoachingSourceFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginFolderTest {
    private static final String SERVICE = "META-INF/services/dev.coachstream.spi.CoachingSourceFactory";

    @TempDir
    private Path folder;

    private Path plugins;

    @BeforeEach
    void make() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    @Test
    void findsEachJarsAdapterInALoaderOfItsOwn() throws IOException {
        jar("a.jar", "acme", "one.AcmeFactory");
        jar("b.jar", "zeta", "one.AcmeFactory");

        CoachingSources sources = CoachingSources.of(List.of()).withPlugins(plugins);

        CoachingSourceFactory acme = sources.factory("x", "acme");
        CoachingSourceFactory zeta = sources.factory("x", "zeta");
        assertThat(acme.getClass().getName()).isEqualTo(zeta.getClass().getName());
        assertThat(acme.getClass()).isNotSameAs(zeta.getClass());
        assertThat(acme.getClass().getClassLoader().getParent()).isSameAs(CoachingSources.class.getClassLoader());
        assertThat(sources.plugin("acme")).contains(plugins.resolve("a.jar"));
        assertThat(sources.plugin("cresta")).isEmpty();
    }

    @Test
    void findsWhatAClassLoaderHas() throws IOException {
        Path jar = jar("a.jar", "acme", "one.AcmeFactory");

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(CoachingSources.find(loader).factories())
                    .extracting(CoachingSourceFactory::vendor)
                    .containsExactly("acme");
        }
    }

    @Test
    void hasNoneWhereThereIsNoFolder() {
        assertThat(CoachingSources.of(List.of())
                        .withPlugins(folder.resolve("none"))
                        .factories())
                .isEmpty();
    }

    @Test
    void namesTheJarThatIsNoAdapter() throws IOException {
        Files.writeString(plugins.resolve("broken.jar"), "no zip");

        assertRefused("broken.jar holds no adapter");
    }

    @Test
    void namesTheJarWhoseClassIsMissing() throws IOException {
        write(plugins.resolve("lost.jar"), Map.of(SERVICE, "one.Missing".getBytes(StandardCharsets.UTF_8)));

        assertRefused("lost.jar cannot be used: ");
    }

    @Test
    void namesTheSecondOfOneVendor() throws IOException {
        jar("a.jar", "acme", "one.AcmeFactory");
        jar("b.jar", "acme", "two.AcmeFactory");

        assertRefused("b.jar is a second adapter for vendor acme");
    }

    private void assertRefused(String problem) {
        CoachingSources none = CoachingSources.of(List.of());
        assertThatThrownBy(() -> none.withPlugins(plugins))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining(problem);
    }

    /** Compiled here, so that it is on no class path. */
    private Path jar(String name, String vendor, String type) throws IOException {
        int dot = type.indexOf('.');
        Path source = Files.createDirectories(folder.resolve(name + "-source").resolve(type.substring(0, dot)))
                .resolve("AcmeFactory.java");
        Files.writeString(source, """
                package %s;
                public final class AcmeFactory implements dev.coachstream.spi.CoachingSourceFactory {
                    public String vendor() { return "%s"; }
                    public java.util.List<dev.coachstream.api.Setting> settings() { return java.util.List.of(); }
                    public dev.coachstream.api.CoachingSource create(
                            dev.coachstream.api.SourceConfig config, dev.coachstream.spi.Host host) {
                        throw new UnsupportedOperationException();
                    }
                }
                """.formatted(type.substring(0, dot), vendor));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        assertThat(result).isZero();
        Path compiled = source.resolveSibling("AcmeFactory.class");
        return write(
                plugins.resolve(name),
                Map.of(
                        SERVICE,
                        type.getBytes(StandardCharsets.UTF_8),
                        type.replace('.', '/') + ".class",
                        Files.readAllBytes(compiled)));
    }

    private static Path write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }
}
