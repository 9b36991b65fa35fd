package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.PrivateAuthority;
import dev.coachstream.simulator.SelfSigned;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.http.ConnectProxy;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No connection that cannot be trusted carries a token. */
final class TlsTest {
    /** Short, because a server without TLS leaves the handshake unanswered. */
    private static final ResponseLimits LIMITS =
            new ResponseLimits(1_000_000, Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5));

    @TempDir
    private static Path authorityFolder;

    private static PrivateAuthority authority;

    private final Host host = new Host(FakeTime.inJanuary(), SourceListener.NONE, LIMITS);

    @BeforeAll
    static void foundAnAuthority() throws Exception {
        authority = PrivateAuthority.in(authorityFolder);
    }

    @ParameterizedTest
    @EnumSource
    void tellsThatTheServerSpeaksNoTls(SimulatedAccount.Kind vendor) {
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(1), ServerOptions.defaults());
                CoachingSource source = account.open(host, Map.of("base-url", secure(account)))) {
            assertThatThrownBy(source::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                    .hasMessageContaining("no secure connection");
            assertThat(account.server().requests().all())
                    .noneMatch(request ->
                            request.headers().containsValue(account.server().token()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceThatACertificateIsNotTrusted(SimulatedAccount.Kind vendor, @TempDir Path folder) throws Exception {
        ServerOptions selfSigned = ServerOptions.defaults().withTls(SelfSigned.context(folder.resolve("keys.p12")));
        FakeTime time = FakeTime.inJanuary();
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(1), selfSigned);
                CoachingSource source = account.open(new Host(time, SourceListener.NONE), Map.of())) {
            assertThatThrownBy(source::check)
                    .isInstanceOf(CoachingSourceException.class)
                    .hasMessageContaining("no secure connection");
            assertThat(time.sleeps()).isEmpty();
            assertThat(account.server().requests().count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsThroughAProxyWhereAPrivateAuthorityVouches(SimulatedAccount.Kind vendor) {
        ServerOptions tls = ServerOptions.defaults().withTls(authority.server());
        try (ConnectProxy proxy = ConnectProxy.of("clerk", "canary");
                SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(5), tls);
                CoachingSource source = account.open(host, behind(proxy, account))) {
            source.check();

            assertThat(source.sessions(Query.all()).stream().count()).isPositive();
            assertThat(proxy.asked())
                    .isNotEmpty()
                    .containsOnly("vendor.invalid:" + account.server().url().getPort());
        }
    }

    private static Map<String, String> behind(ConnectProxy proxy, SimulatedAccount account) {
        return Map.of(
                "base-url", account.server().url().toString().replace("127.0.0.1", "vendor.invalid"),
                "proxy.url", proxy.url().toString(),
                "proxy.user", "clerk",
                "proxy.password", "canary",
                "ca-file", authority.pem().toString());
    }

    private static String secure(SimulatedAccount account) {
        return account.server().url().toString().replace("http:", "https:");
    }
}
