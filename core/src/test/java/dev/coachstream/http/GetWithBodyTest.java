package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import feign.RequestLine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GetWithBodyTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().http2PlainDisabled(true))
            .build();

    record Asked(String exportId) {}

    record Told(@Nullable String status) {}

    interface Api {
        @GetWithBody
        @RequestLine("GET /state")
        Told state(Asked asked);
    }

    private final SteppedTime time = new SteppedTime();
    private final VendorHttp http = new VendorHttp(
            "support",
            new Host(
                    time,
                    SourceListener.NONE,
                    new ResponseLimits(1000, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2))));
    private final Api api = http.client(
            Api.class,
            URI.create(SERVER.baseUrl()),
            Credential.header("apitoken", new Secret("canary")),
            new RateLimiter(List.of(), time));

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void sendsABodyWithAGet() {
        Answers.inTurn(SERVER, ok());

        assertThat(api.state(new Asked("id_1234")).status()).isEqualTo("complete");
        SERVER.verify(getRequestedFor(urlEqualTo("/state"))
                .withHeader("apitoken", equalTo("canary"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("{\"exportId\":\"id_1234\"}")));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void repeatsWhatBrokeOff(Fault fault) {
        Answers.inTurn(SERVER, aResponse().withFault(fault), ok());

        assertThat(api.state(new Asked("x")).status()).isEqualTo("complete");
        SERVER.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void saysWhatTheVendorRefuses() {
        Answers.inTurn(SERVER, aResponse().withStatus(404).withBody("{\"message\":\"No export x\"}"));

        assertFails(Kind.NOT_FOUND, "GET /state was answered 404 (No export x)");
    }

    @Test
    void followsNoRedirect() {
        Answers.inTurn(SERVER, aResponse().withStatus(302).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));

        assertFails(Kind.PROTOCOL, "redirects are not followed");
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void givesUpAnAnswerThatIsTooLong() {
        Answers.inTurn(SERVER, aResponse().withBody("x".repeat(5000)));

        assertFails(Kind.PROTOCOL, "is longer than 1000 bytes");
    }

    @Test
    void givesUpAnAnswerThatStalls() {
        Answers.inTurn(
                SERVER, aResponse().withBody("{\"status\":\"complete\"}").withChunkedDribbleDelay(2, 60_000), ok());

        assertThat(api.state(new Asked("x")).status()).isEqualTo("complete");
    }

    private void assertFails(Kind kind, String words) {
        assertThatThrownBy(() -> api.state(new Asked("x")))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private static ResponseDefinitionBuilder ok() {
        return aResponse().withHeader("Content-Type", "application/json").withBody("{\"status\":\"complete\"}");
    }
}
