package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.coachstream.api.Secret;
import dev.coachstream.api.TimeSource;
import dev.coachstream.spi.Host;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the raw request, as it went over the wire. */
final class QueryValueTest {
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().http2PlainDisabled(true));
    private final VendorHttp http = new VendorHttp("account", Host.system());

    interface Api {
        @RequestLine("GET /things?after={after}&ids={ids}&names={names}")
        @Headers("X-Version: {version}")
        List<String> things(
                @Param("after") @Nullable String after,
                @Param("ids") @Nullable CommaSeparated ids,
                @Param("names") @Nullable List<String> names,
                @Param("version") @Nullable String version);
    }

    @BeforeEach
    void open() {
        server.start();
        server.stubFor(get(anyUrl()).willReturn(okJson("[]")));
    }

    @AfterEach
    void close() {
        http.close();
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%2Fb",
                "MjkY/+=&",
                "{x}",
                "%",
                "50%41",
                "two words",
                "Zürich",
                "2026-01-01T00:00:00-08:00",
                "~*'()"
            })
    void sendsAnOpaqueValueAsItIs(String value) {
        api().things(value, null, null, null);

        assertThat(request().queryParameter("after").values()).containsExactly(value);
    }

    @Test
    void joinsAListByCommasAndEscapesThoseInside() {
        api().things(null, CommaSeparated.of(Set.of("b,1", "a", "c%2C")), null, null);

        assertThat(request().getUrl()).isEqualTo("/things?ids=a,b%2C1,c%252C");
    }

    @Test
    void repeatsTheKeyOfAPlainList() {
        api().things(null, null, List.of("a,1", "b"), null);

        assertThat(request().getUrl()).isEqualTo("/things?names=a%2C1&names=b");
    }

    @Test
    void leavesOutWhatIsNotSet() {
        api().things(null, CommaSeparated.of(List.of()), null, null);

        assertThat(request().getUrl()).isEqualTo("/things");
    }

    @Test
    void doesNotEncodeHeaders() {
        api().things("x", null, null, "2026-01-01 a,b");

        assertThat(request().getHeader("X-Version")).isEqualTo("2026-01-01 a,b");
    }

    private Api api() {
        return http.client(
                Api.class,
                URI.create(server.baseUrl()),
                Credential.bearer(new Secret("token")),
                new RateLimiter(List.of(), TimeSource.system()));
    }

    private LoggedRequest request() {
        return server.getAllServeEvents().get(0).getRequest();
    }
}
