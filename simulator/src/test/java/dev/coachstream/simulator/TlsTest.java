package dev.coachstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    @Test
    void servesOverTlsToThoseWhoTrustIt(@TempDir Path folder) throws Exception {
        SSLContext tls = SelfSigned.context(folder.resolve("keys.p12"));
        try (SimulatedSamsara vendor =
                SimulatedSamsara.start(DataSet.of(1), ServerOptions.defaults().withTls(tls))) {
            HttpRequest request = HttpRequest.newBuilder(vendor.url().resolve("/coaching/sessions/stream"))
                    .build();
            HttpClient trusting = HttpClient.newBuilder().sslContext(tls).build();
            HttpClient wary = HttpClient.newHttpClient();

            assertThat(vendor.url())
                    .isEqualTo(URI.create("https://127.0.0.1:" + vendor.url().getPort()));
            assertThat(trusting.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            assertThatThrownBy(() -> wary.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }
}
