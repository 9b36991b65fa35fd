package dev.coachstream.modular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.testkit.SimulatedAccount;
import dev.coachstream.testkit.SimulatedAccount.Kind;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The host in a process of its own, with nothing on the class path. */
final class ModularHostTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void syncsOnTheModulePath(Kind kind) throws IOException, InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.start(kind, DataSet.of(30), ServerOptions.defaults())) {
            assertThat(run(configuration(account))).startsWith(account.vendor() + " DONE Changes[added=");
            assertThat(storedSessions())
                    .containsExactlyInAnyOrderElementsOf(account.ids().get());
        }
    }

    @Test
    void isShort() throws IOException {
        Path host = Path.of("src/main/java/dev/coachstream/modular/ModularHost.java");

        assertThat(Files.readAllLines(host)).hasSizeLessThan(60);
    }

    private Path configuration(SimulatedAccount account) throws IOException {
        StringBuilder yaml = new StringBuilder("sources:\n  - name: %s\n    vendor: %s\n    quota: unlimited\n"
                .formatted(account.vendor(), account.vendor()));
        account.settings().forEach((key, value) -> yaml.append("    %s: \"%s\"%n".formatted(key, value)));
        return Files.writeString(folder.resolve("coachstream.yaml"), yaml);
    }

    private List<String> storedSessions() {
        return StoreReader.read(store(), StoreOptions.defaults(), reader -> reader.rows("select id from sessions"))
                .named()
                .stream()
                .map(row -> String.valueOf(row.get("id")))
                .toList();
    }

    private Path store() {
        return folder.resolve("store.duckdb");
    }

    private String run(Path configuration) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process host = new ProcessBuilder(command(configuration))
                .redirectError(errors.toFile())
                .start();
        String printed = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(host.waitFor()).as(Files.readString(errors)).isZero();
        return printed;
    }

    private List<String> command(Path configuration) throws IOException {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                "target/classes" + File.pathSeparator
                        + Files.readString(Path.of("target/module-path")).strip(),
                "--module",
                "dev.coachstream.modular/dev.coachstream.modular.ModularHost",
                configuration.toString(),
                store().toString());
    }
}
