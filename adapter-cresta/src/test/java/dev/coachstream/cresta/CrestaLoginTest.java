package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.PrivateAuthority;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.http.ConnectProxy;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrestaLoginTest {
    private static final String TOKENS = "/v1/oauth/regionalToken";

    private final FakeTime time = FakeTime.inJanuary();
    private final SimulatedCresta cresta =
            SimulatedCresta.start(DataSet.small(), ServerOptions.defaults().withNanos(time::nanos));
    private final CoachingSource source = source(Map.of());

    @AfterEach
    void close() {
        source.close();
        cresta.close();
    }

    @Test
    void asksForATokenAsTheVendorsOwnClientsDo() {
        source.check();

        RequestSeen asked = cresta.requests().all().get(0);
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST " + TOKENS);
        assertThat(asked.header("Authorization")).startsWith("Basic ");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.body()).isEqualTo("{\"grant_type\":\"client_credentials\"}");
        assertThat(cresta.requests().all().get(1).header("Authorization")).startsWith("Bearer simulated-access-token");
    }

    /** The token's address is a name that leads nowhere but through the proxy, as is the vendor's. */
    @Test
    void asksForATokenThroughTheAccountsProxy(@TempDir Path folder) throws Exception {
        PrivateAuthority authority = PrivateAuthority.in(folder);
        ServerOptions tls = ServerOptions.defaults().withTls(authority.server());
        try (ConnectProxy proxy = ConnectProxy.of("clerk", "canary");
                SimulatedCresta hidden = SimulatedCresta.start(DataSet.of(3), tls);
                CoachingSource through = behind(proxy, authority, hidden)) {
            through.check();

            assertThat(hidden.requests().all().get(0).path()).isEqualTo(TOKENS);
            assertThat(proxy.asked())
                    .isNotEmpty()
                    .containsOnly("vendor.invalid:" + hidden.url().getPort());
        }
    }

    @Test
    void keepsATokenUntilFiveMinutesBeforeItExpires() {
        cresta.tokenLifetime(Duration.ofHours(1));
        source.check();
        time.advance(Duration.ofMinutes(55).minusSeconds(1));
        source.check();
        assertThat(tokenRequests()).isEqualTo(1);

        time.advance(Duration.ofSeconds(1));
        source.check();
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void usesATokenOfAMinuteForMostOfThatMinute() {
        cresta.tokenLifetime(Duration.ofMinutes(1));
        source.check();
        time.advance(Duration.ofSeconds(53));
        source.check();
        assertThat(tokenRequests()).isEqualTo(1);

        time.advance(Duration.ofSeconds(1));
        source.check();
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void readsOnWithATokenThatIsShorterThanTheRead() {
        cresta.tokenLifetime(Duration.ofSeconds(200));
        for (int page = 1; page < 6; page++) {
            cresta.behaviour().afterPage(page, () -> time.advance(Duration.ofMinutes(1)));
        }
        assertReadsEverything();
        assertThat(cresta.requests().withStatus(401)).isZero();
        assertThat(tokenRequests()).isGreaterThan(1);
    }

    @Test
    void renewsATokenThatIsRefusedInTheMiddleOfARead() {
        cresta.behaviour().afterPage(3, cresta::revokeTokens);
        assertReadsEverything();
        assertThat(cresta.requests().withStatus(401)).isEqualTo(1);
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void renewsARefusedTokenOnce() {
        cresta.behaviour().fault(request -> request.path().equals(TOKENS) ? null : Fault.status(401));
        assertThatThrownBy(source::check)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
                .hasMessageContaining("a token that the token endpoint has just given was refused")
                .hasMessageNotContaining("simulated-access-token");
        assertThat(tokenRequests()).isEqualTo(2);
        assertThat(cresta.requests().count()).isEqualTo(4);
    }

    @Test
    void saysThatTheClientIsWrong() {
        try (CoachingSource wrong = source(Map.of("oauth.client-secret", "canary-of-a-secret"))) {
            assertThatThrownBy(wrong::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
                    .hasMessage("sales: POST " + TOKENS + " was answered 401 (Client authentication failed):"
                            + " oauth.client-id or oauth.client-secret is wrong;"
                            + " put the right ones where the configuration refers to");
        }
        assertThat(cresta.requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"access_token\":\"t\",\"expires_in\":0} | with a token whose expires_in is not a positive number",
                "{\"access_token\":\"t\",\"expires_in\":-5} | with a token whose expires_in is not a positive number",
                "{\"access_token\":\"t\"} | with a token whose expires_in is not a positive number",
                "{\"access_token\":\"\",\"expires_in\":3600} | without an access_token",
                "{\"expires_in\":3600} | without an access_token",
                "[] | with JSON that is not of the documented form"
            })
    void refusesAReplyThatIsNoToken(String reply, String problem) {
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), reply));
        assertThatThrownBy(source::check)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining(problem);
    }

    @Test
    void keepsNoTokenThatIsLongerThanAnyHeader() {
        String reply = "{\"access_token\":\"%s\",\"expires_in\":3600}".formatted("x".repeat(70_000));
        refusesAReplyThatIsNoToken(reply, "with an access_token that is longer");
    }

    @Test
    void takesASecondsTextAndAnUnendingLifetime() {
        String reply = "{\"access_token\":\"%s\",\"expires_in\":\"%d\"}".formatted(cresta.token(), Long.MAX_VALUE);
        cresta.behaviour().fault(request -> request.path().equals(TOKENS) ? Fault.status(200, Map.of(), reply) : null);
        source.check();
        source.check();
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void asksTheTokenEndpointAgainWhenItIsOutOfOrder() {
        AtomicInteger refused = new AtomicInteger();
        cresta.behaviour()
                .fault(request ->
                        request.path().equals(TOKENS) && refused.getAndIncrement() < 2 ? Fault.status(503) : null);
        source.check();
        assertThat(tokenRequests()).isEqualTo(3);
    }

    @Test
    void fetchesOneTokenForAllWhoWaitForIt() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try {
            List<? extends Future<?>> checks = IntStream.range(0, 8)
                    .mapToObj(reader -> readers.submit(source::check))
                    .toList();
            for (Future<?> check : checks) {
                check.get();
            }
        } finally {
            readers.shutdownNow();
        }
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void sendsTheSecretToTheTokenEndpointOnlyAndTheTokenToTheApiOnly() {
        assertReadsEverything();
        assertThat(cresta.requests().all()).allSatisfy(request -> {
            String scheme = request.path().equals(TOKENS) ? "Basic " : "Bearer ";
            assertThat(request.header("Authorization")).startsWith(scheme);
        });
    }

    @ParameterizedTest
    @CsvSource({"Authorization, ApiKey k-1", "X-API-Key, k-1"})
    void sendsTheDeprecatedKeyAsTheVendorsCodeOrItsDocumentSays(String header, String value) {
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), "{}"));
        Map<String, String> key = Map.of("token", "", "api-key", "k-1", "api-key-header", header);
        try (CoachingSource keyed = CrestaAccount.source(cresta, key)) {
            keyed.check();
        }
        assertThat(cresta.requests().all().get(0).headers()).containsEntry(header, value);
    }

    private void assertReadsEverything() {
        assertThat(source.sessions(Query.all()).stream().map(CoachingSession::id))
                .containsExactlyElementsOf(cresta.data().ids());
    }

    private int tokenRequests() {
        return cresta.requests().to(TOKENS).size();
    }

    private CoachingSource behind(ConnectProxy proxy, PrivateAuthority authority, SimulatedCresta vendor) {
        Map<String, String> settings = Map.of(
                "token", "",
                "oauth.url", named(vendor.tokenUrl()).toString(),
                "oauth.client-id", vendor.clientId(),
                "oauth.client-secret", vendor.clientSecret(),
                "proxy.url", proxy.url().toString(),
                "proxy.user", "clerk",
                "proxy.password", "canary",
                "ca-file", authority.pem().toString());
        return new CrestaSourceFactory()
                .create(CrestaAccount.config(named(vendor.url()), settings), new Host(time, SourceListener.NONE));
    }

    private static URI named(URI url) {
        return URI.create(url.toString().replace("127.0.0.1", "vendor.invalid"));
    }

    private CoachingSource source(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "token", "",
                "oauth.url", cresta.tokenUrl().toString(),
                "oauth.client-id", cresta.clientId(),
                "oauth.client-secret", cresta.clientSecret(),
                "page-size", "40"));
        settings.putAll(changes);
        return new CrestaSourceFactory()
                .create(CrestaAccount.config(cresta.url(), settings), new Host(time, SourceListener.NONE));
    }
}
