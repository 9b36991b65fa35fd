package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceListener;
import dev.coachstream.spi.Host;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialTest {
    /** Too short to be hidden everywhere, and with what a query has to encode. */
    private static final String KEY = "k&y+ä";

    private static final String ENCODED = "k%26y%2B%C3%A4";

    @RegisterExtension
    private static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final SteppedTime time = new SteppedTime();
    private final VendorHttp http = new VendorHttp("support", new Host(time, SourceListener.NONE));

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void sendsAKeyInTheQueryBesideTheRequestsOwn() {
        Answers.inTurn(SERVER, Pongs.ok());

        api(Credential.parameter("api_key", new Secret(KEY))).get("x");
        api(Credential.parameter("api_key", new Secret(KEY))).read(new Pongs.Pong("a"));

        SERVER.verify(
                getRequestedFor(anyUrl()).withQueryParam("q", equalTo("x")).withQueryParam("api_key", equalTo(KEY)));
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().getUrl())
                .isEqualTo("/things:read?api_key=" + ENCODED);
    }

    @Test
    void sendsSeveralHeadersAndParametersTogether() {
        Answers.inTurn(SERVER, Pongs.ok());
        Credential credential = Credential.basic("clerk", new Secret("p:w"))
                .and(Credential.header("X-Customer", new Secret("customer-1")))
                .and(Credential.parameter("app", new Secret("app-1")));

        api(credential).get("x");

        SERVER.verify(getRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Basic Y2xlcms6cDp3"))
                .withHeader("X-Customer", equalTo("customer-1"))
                .withQueryParam("app", equalTo("app-1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500})
    void hidesEverySecretInWhateverTheVendorRepeats(int status) {
        String body = "{\"message\":\"%s or %s, pw1, Y2xlcms6cHcx and tok1 are refused\"}".formatted(KEY, ENCODED);

        assertThat(shown(aResponse()
                        .withStatus(status)
                        .withHeader("Location", SERVER.baseUrl() + "/x?api_key=" + ENCODED)
                        .withBody(body)))
                .contains(
                        "support: GET /things was answered " + status + " ((the credential) or (the credential), (the")
                .doesNotContain(KEY, ENCODED, "pw1", "Y2xlcms6cHcx", "tok1");
        SERVER.verify(0, getRequestedFor(anyUrl()).withQueryParam("q", equalTo("elsewhere")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void hidesEverySecretOfARequestThatBreaksOff(String fault) {
        assertThat(shown(aResponse().withFault(Fault.valueOf(fault))))
                .contains("GET /things failed")
                .doesNotContain(KEY, ENCODED, "pw1", "Y2xlcms6cHcx", "tok1");
    }

    @Test
    void hidesWhatNoHeaderTakes() {
        Throwable thrown = catchThrowable(
                () -> api(Credential.header("X-Key", new Secret("k\ny"))).get("x"));

        assertThat(trace(thrown)).contains("support: GET /things failed: ").doesNotContain("k\ny");
    }

    private String shown(ResponseDefinitionBuilder answer) {
        Answers.inTurn(SERVER, answer);
        Credential all = Credential.parameter("api_key", new Secret(KEY))
                .and(Credential.basic("clerk", new Secret("pw1")))
                .and(Credential.header("X-Token", new Secret("tok1")));
        assertThat(all.parts().toString()).doesNotContain(KEY, "pw1", "tok1");
        return trace(catchThrowable(() -> api(all).get("x")));
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private Pongs.Api api(Credential credential) {
        return http.client(Pongs.Api.class, URI.create(SERVER.baseUrl()), credential, new RateLimiter(List.of(), time));
    }
}
