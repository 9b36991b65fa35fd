package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VendorHttpTest {
    private static final String CANARY = "canary-of-a-token";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().http2PlainDisabled(true).gzipDisabled(false))
            .build();

    private final SteppedTime time = new SteppedTime();
    private final List<String> waits = new ArrayList<>();
    private VendorHttp http;
    private Pongs.Api api;

    @BeforeEach
    void open() {
        open(Duration.ofMinutes(1));
    }

    private void open(Duration longestAnswer) {
        SourceListener listener = new SourceListener() {
            @Override
            public void waiting(String source, String reason, Duration duration) {
                waits.add(reason);
            }
        };
        ResponseLimits limits =
                new ResponseLimits(10_000, Duration.ofSeconds(10), Duration.ofMinutes(1), longestAnswer);
        http = new VendorHttp("support", new Host(time, listener, limits));
        api = http.client(
                Pongs.Api.class,
                URI.create(SERVER.baseUrl()),
                Credential.header("apitoken", new Secret(CANARY)),
                new RateLimiter(List.of(), time));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void sendsTheCredentialWithEveryRequest() {
        Answers.inTurn(SERVER, Pongs.ok());

        assertThat(api.get("x").value()).isEqualTo("pong");
        SERVER.verify(getRequestedFor(anyUrl()).withHeader("apitoken", equalTo(CANARY)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void repeatsARead(int status) {
        Answers.inTurn(SERVER, aResponse().withStatus(status), aResponse().withStatus(status), Pongs.ok());

        assertThat(api.get("x").value()).isEqualTo("pong");
        SERVER.verify(3, getRequestedFor(anyUrl()));
        assertThat(waits).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE"
            })
    void repeatsAReadThatBrokeOff(Fault fault) {
        Answers.inTurn(SERVER, aResponse().withFault(fault), Pongs.ok());

        assertThat(api.get("x").value()).isEqualTo("pong");
        SERVER.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void sendsAWriteOnlyOnce() {
        Answers.inTurn(SERVER, aResponse().withStatus(503), Pongs.ok());

        assertFails(
                Kind.UNAVAILABLE,
                () -> api.create(new Pongs.Pong("new")),
                "POST /things was answered 503; not sent again: the vendor may have carried it out");
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void repeatsAPostThatOnlyReads() {
        Answers.inTurn(SERVER, aResponse().withStatus(503), Pongs.ok());

        assertThat(api.read(new Pongs.Pong("x")).value()).isEqualTo("pong");
        SERVER.verify(2, postRequestedFor(anyUrl()));
    }

    @Test
    void waitsExactlyAsLongAsTheVendorAsks() {
        Answers.inTurn(SERVER, aResponse().withStatus(429).withHeader("Retry-After", "0.40235"), Pongs.ok());

        api.get("x");
        assertThat(time.slept()).isEqualTo(Duration.ofNanos(402_350_000));
    }

    @Test
    void failsAtOnceWhenTheVendorAsksForLongerThanTheCallMayTake() {
        Answers.inTurn(SERVER, aResponse().withStatus(429).withHeader("Retry-After", "86400"));

        assertThatThrownBy(() -> api.get("x")).isInstanceOfSatisfying(CoachingSourceException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(e.retryAfter()).contains(Duration.ofDays(1));
        });
        assertThat(time.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 31 Dec 9999 23:59:59 GMT", "99999999999", "86400"})
    void failsEverybodyWhoSharesATokenAtOnceWhenTheVendorAsksForTooLong(String advice) {
        RateLimiter shared = new RateLimiter(List.of(), time);
        Answers.inTurn(SERVER, aResponse().withStatus(429).withHeader("Retry-After", advice));

        for (int account = 0; account < 3; account++) {
            Pongs.Api another = http.client(
                    Pongs.Api.class,
                    URI.create(SERVER.baseUrl()),
                    Credential.header("apitoken", new Secret(CANARY)),
                    shared);
            assertThatThrownBy(() -> another.get("x")).isInstanceOfSatisfying(CoachingSourceException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
                assertThat(e.retryAfter())
                        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofDays(1)));
            });
        }
        assertThat(time.sleeps()).isEmpty();
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void givesUpAfterItsAttemptsAndSaysHowMany() {
        Answers.inTurn(SERVER, aResponse().withStatus(503));

        assertFails(Kind.UNAVAILABLE, () -> api.get("x"), "after 8 attempts");
        SERVER.verify(8, getRequestedFor(anyUrl()));
    }

    @Test
    void hasAFreshBudgetForEachCall() {
        for (int i = 0; i < 20; i++) {
            Answers.inTurn(SERVER, aResponse().withStatus(503), Pongs.ok());
            assertThat(api.get("x").value()).isEqualTo("pong");
        }
    }

    @Test
    void doesNotTakeAWebPageForAnAnswer() {
        Answers.inTurn(
                SERVER, aResponse().withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>"));

        assertFails(Kind.PROTOCOL, () -> api.get("x"), "a web page instead of JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\":\"po", "", "{\"value\":\"pong\"}{}", "null"})
    void takesNothingButOneWholeAnswer(String body) {
        Answers.inTurn(
                SERVER,
                aResponse().withHeader("Content-Type", "application/json").withBody(body));

        assertFails(Kind.PROTOCOL, () -> api.get("x"), "JSON");
    }

    @Test
    void saysThatAnAnswerIsBeyondTheLimitsAndAsksOnce() {
        Answers.inTurn(SERVER, aResponse().withBody("{\"other\":" + "[".repeat(100) + "]".repeat(100) + "}"));

        assertFails(
                Kind.PROTOCOL, () -> api.get("x"), "JSON beyond the limits for depth, names, texts, digits or records");
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void neverFollowsARedirect() {
        Answers.inTurn(SERVER, aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/things"));

        assertFails(Kind.PROTOCOL, () -> api.get("x"), "redirects are not followed");
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void stopsABodyThatIsTooLong() {
        Answers.inTurn(
                SERVER,
                aResponse().withHeader("Content-Type", "application/json").withBody(" ".repeat(10_001)));

        assertFails(Kind.PROTOCOL, () -> api.get("x"), "is longer than 10000 bytes");
    }

    @Test
    void stopsABodyThatDrips() {
        Answers.inTurn(
                SERVER, aResponse().withBody("{\"value\":\"pong\"}").withChunkedDribbleDelay(16, 60_000), Pongs.ok());
        http.close();
        open(Duration.ofSeconds(2));

        assertThat(api.get("x").value()).isEqualTo("pong");
        assertThat(waits).isNotEmpty();
    }

    @Test
    void tellsNoTokenNoQueryAndNoBody() {
        Answers.inTurn(
                SERVER, aResponse().withStatus(422).withBody("{\"message\":\"bad agentId\",\"note\":\"canary-note\"}"));

        assertThatThrownBy(() -> api.get("canary-person"))
                .hasMessage("support: GET /things was answered 422 (bad agentId)")
                .hasNoCause();
    }

    private void assertFails(Kind kind, Runnable call, String words) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words)
                .hasMessageNotContaining(CANARY);
    }
}
