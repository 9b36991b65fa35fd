package dev.coachstream.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.simulator.PrivateAuthority;
import dev.coachstream.simulator.http.ConnectProxy;
import dev.coachstream.simulator.http.HttpServer;
import dev.coachstream.simulator.http.Response;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Network;
import feign.RequestLine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vendor's name exists nowhere, and its certificate is by an authority that nobody knows: only a proxy and a PEM file lead there. */
final class ThroughProxyTest {
    private static final String SECRET = "canary-proxy";

    @TempDir
    private static Path folder;

    private static PrivateAuthority authority;
    private static HttpServer server;

    private final SteppedTime time = new SteppedTime();

    record Asked(String exportId) {}

    record Told(@Nullable String status) {}

    interface Api {
        @RequestLine("GET /list")
        Told list();

        @GetWithBody
        @RequestLine("GET /state")
        Told state(Asked asked);
    }

    /** Each way on which something is sent. */
    enum Way {
        REQUEST {
            @Override
            String told(VendorHttp http, Api api, URI vendor) {
                return String.valueOf(api.list().status());
            }
        },
        GET_WITH_BODY {
            @Override
            String told(VendorHttp http, Api api, URI vendor) {
                return String.valueOf(api.state(new Asked("x")).status());
            }
        },
        PRESIGNED_FILE {
            @Override
            String told(VendorHttp http, Api api, URI vendor) throws IOException {
                try (InputStream file = http.presignedFiles().download(vendor.resolve("/file"))) {
                    return new String(file.readAllBytes(), UTF_8).contains("complete") ? "complete" : "";
                }
            }
        };

        abstract String told(VendorHttp http, Api api, URI vendor) throws IOException;
    }

    @BeforeAll
    static void serve() throws Exception {
        authority = PrivateAuthority.in(folder);
        server = HttpServer.start(
                0,
                authority.server(),
                exchange -> exchange.send(Response.json(200, "{\"status\":\"complete\"}".getBytes(UTF_8))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void goesThroughAProxyAsAUser(Way way) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.of("clerk", SECRET)) {
            assertThat(ask(way, proxy, user(SECRET))).isEqualTo("complete");
            assertThat(proxy.asked()).containsOnly(vendor().getAuthority());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesThroughAProxyThatWantsNobody(Way way) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.open()) {
            assertThat(ask(way, proxy, Map.of())).isEqualTo("complete");
            assertThat(proxy.asked()).containsOnly(vendor().getAuthority());
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceThatAProxyWantsAUser(Way way) {
        try (ConnectProxy proxy = ConnectProxy.of("clerk", SECRET)) {
            assertRefused(way, proxy, Map.of(), "wants a user (407)", "proxy.user and proxy.password");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceThatAProxyRefusesTheUserAndNotTheSecret(Way way) {
        try (ConnectProxy proxy = ConnectProxy.of("clerk", "other")) {
            assertRefused(way, proxy, user(SECRET), "refuses its user (407)", "mend proxy.user and proxy.password");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceThatAProxyMakesNoWayThere(Way way) {
        try (ConnectProxy proxy = ConnectProxy.refusing(403)) {
            assertRefused(way, proxy, Map.of(), "the proxy makes no way there, 403", "docs/network.md");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceThatNobodyTrustsACertificate(Way way) {
        try (ConnectProxy proxy = ConnectProxy.open()) {
            assertRefused(way, proxy, Map.of("ca-file", ""), "nothing here trusts its certificate", "ca-file");
        }
    }

    @Test
    void saysWhatCannotBeReadOfAVariable() {
        Host host =
                new Host(time, SourceListener.NONE).through(Network.of(Map.of("HTTPS_PROXY", "socks5://" + SECRET)));
        try (VendorHttp http = new VendorHttp("support", host)) {
            assertThatThrownBy(() -> api(http).list())
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                    .hasMessageContaining("the environment variable HTTPS_PROXY must be the address of an HTTP proxy")
                    .hasMessageNotContaining(SECRET);
        }
    }

    private void assertRefused(Way way, ConnectProxy proxy, Map<String, String> more, String what, String remedy) {
        assertThatThrownBy(() -> ask(way, proxy, more))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContainingAll(what, remedy)
                .hasMessageNotContaining(SECRET);
        assertThat(proxy.asked()).hasSize(1);
        assertThat(time.sleeps()).isEmpty();
    }

    private String ask(Way way, ConnectProxy proxy, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "proxy.url", proxy.url().toString(), "ca-file", authority.pem().toString()));
        settings.putAll(more);
        Host host =
                new Host(time, SourceListener.NONE).forAccount(SourceConfig.of("support", "acme", settings), List.of());
        try (VendorHttp http = new VendorHttp("support", host)) {
            return way.told(http, api(http), vendor());
        }
    }

    private Api api(VendorHttp http) {
        return http.client(
                Api.class,
                vendor(),
                Credential.header("apitoken", new Secret("canary")),
                new RateLimiter(List.of(), time));
    }

    private static Map<String, String> user(String secret) {
        return Map.of("proxy.user", "clerk", "proxy.password", secret);
    }

    private static URI vendor() {
        return URI.create("https://vendor.invalid:" + server.url().getPort());
    }
}
