package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.PrivateAuthority;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.http.ConnectProxy;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, because what the JDK's client does with a proxy is decided once in each. */
final class NetworkProcessTest {

    @TempDir
    private Path folder;

    @Test
    void exportsThroughAProxyWithAUserAndAPrivateAuthority() throws Exception {
        PrivateAuthority authority = PrivateAuthority.in(folder);
        ServerOptions tls = ServerOptions.defaults().withTls(authority.server());
        try (ConnectProxy proxy = ConnectProxy.of("clerk", "canary");
                SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.of(20), tls)) {
            Files.writeString(
                    folder.resolve("coachstream.yaml"), """
                    sources:
                      - name: older
                        vendor: maestroqa
                        api: legacy-export
                        first-day: 2026-01-01
                        quota: unlimited
                        base-url: %s
                        token: %s
                        proxy: {url: "%s", user: clerk, password: canary}
                        ca-file: authority.pem
                    """.formatted(vendor.url(), vendor.token(), proxy.url()));

            Process pull = Child.program(folder, Redirect.DISCARD, "pull", "--out", "sessions.jsonl");

            assertThat(pull.waitFor())
                    .as(Files.readString(folder.resolve("err")))
                    .isZero();
            assertThat(folder.resolve("sessions.jsonl")).content().contains("\"source\":\"older\"");
            assertThat(proxy.asked()).isNotEmpty().containsOnly(vendor.url().getAuthority());
        }
    }
}
