package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.coachstream.api.Exchange;
import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.Host;
import feign.Client;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class HostHttpTest {
    @RegisterExtension
    private static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final SteppedTime time = new SteppedTime();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final SourceListener listener = new SourceListener() {
        @Override
        public void exchanged(Exchange exchange) {
            exchanges.add(exchange);
            throw new IllegalStateException("a listener's own defect");
        }

        @Override
        public void waiting(String source, String reason, Duration duration) {
            throw new IllegalStateException("a listener's own defect");
        }
    };
    private final Host host = new Host(time, listener);

    @Test
    void tellsEachAttemptWithoutWhatIsPrivateAndSurvivesItsListener() {
        Answers.inTurn(
                SERVER, aResponse().withFault(Fault.EMPTY_RESPONSE), aResponse().withStatus(503), Pongs.ok());

        try (VendorHttp http = new VendorHttp("support", host)) {
            assertThat(api(http).get("a-name").value()).isEqualTo("pong");
        }

        assertThat(exchanges)
                .extracting(Exchange::source, Exchange::method, Exchange::path, Exchange::attempt, Exchange::status)
                .containsExactly(
                        tuple("support", "GET", "/things", 1, 0),
                        tuple("support", "GET", "/things", 2, 503),
                        tuple("support", "GET", "/things", 3, 200));
        assertThat(exchanges.get(0).error()).contains("broke off");
        assertThat(exchanges.get(2).error()).isNull();
        assertThat(exchanges.get(2).bytes()).isEqualTo("{\"value\":\"pong\"}".length());
        assertThat(exchanges.toString()).doesNotContain("a-name", "key-1");
    }

    @Test
    void saysWhichProgramAsks() {
        Answers.inTurn(SERVER, Pongs.ok());

        try (VendorHttp http = new VendorHttp("support", host)) {
            api(http).get("x");
        }

        SERVER.verify(getRequestedFor(anyUrl()).withHeader("User-Agent", matching("coachstream/\\d+\\.\\d+.*")));
    }

    @Test
    void sendsThroughTheHostsInterceptorsAndStillFollowsNoRedirect() {
        Answers.inTurn(SERVER, aResponse().withStatus(302).withHeader("Location", "/elsewhere"));
        Host tracing = host.with(HostHttp.customized(builder -> builder.followRedirects(true)
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("traceparent", "00-1")
                        .build()))));

        try (VendorHttp http = new VendorHttp("support", tracing)) {
            assertThatThrownBy(() -> api(http).get("x"))
                    .isInstanceOf(CoachingSourceException.class)
                    .hasMessageContaining("redirects are not followed");
        }

        SERVER.verify(1, getRequestedFor(anyUrl()).withHeader("traceparent", equalTo("00-1")));
    }

    @Test
    void sendsThroughTheHostsOwnClient() {
        Answers.inTurn(SERVER, aResponse().withStatus(503), Pongs.ok());
        Client own = new feign.okhttp.OkHttpClient();

        try (VendorHttp http = new VendorHttp("support", host.with(HostHttp.sentBy(own)))) {
            assertThat(api(http).get("x").value()).isEqualTo("pong");
        }

        SERVER.verify(2, getRequestedFor(anyUrl()).withQueryParam("api_key", equalTo("key-1")));
        assertThat(exchanges).hasSize(2);
    }

    private Pongs.Api api(VendorHttp http) {
        Credential key = Credential.parameter("api_key", new Secret("key-1"));
        return http.client(Pongs.Api.class, URI.create(SERVER.baseUrl()), key, new RateLimiter(List.of(), time));
    }
}
