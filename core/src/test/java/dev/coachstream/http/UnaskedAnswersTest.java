package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in a way that nobody asked for: without content, compressed, or as an error under status 200. */
final class UnaskedAnswersTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().http2PlainDisabled(true))
            .build();

    private final SteppedTime time = new SteppedTime();
    private final VendorHttp http = new VendorHttp("support", new Host(time, SourceListener.NONE));
    private final Pongs.Api api = http.client(
            Pongs.Api.class,
            URI.create("http://localhost:" + SERVER.getPort()),
            Credential.header("apitoken", new Secret("canary")),
            new RateLimiter(List.of(), time));

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 205, 304})
    void repeatsAReadThatCameWithoutContent(int status) {
        Answers.inTurn(SERVER, aResponse().withStatus(status), Pongs.ok());

        assertThat(api.get("x").value()).isEqualTo("pong");
        assertThat(time.sleeps()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304})
    void tellsAnAnswerThatStaysWithoutContentAsWhatItIs(int status) {
        Answers.inTurn(SERVER, aResponse().withStatus(status));

        assertFails(Kind.PROTOCOL, () -> api.get("x"), "was answered " + status + " without content");
        SERVER.verify(8, getRequestedFor(anyUrl()));
    }

    @Test
    void takesWhiteSpaceForNothing() {
        Answers.inTurn(SERVER, aResponse().withBody(" \r\n\t"));

        assertFails(Kind.PROTOCOL, () -> api.get("x"), "was answered 200 without content");
        SERVER.verify(8, getRequestedFor(anyUrl()));
    }

    @Test
    void sendsAWriteOnceThatIsAnsweredWithoutContent() {
        Answers.inTurn(SERVER, aResponse().withStatus(204));

        assertFails(Kind.PROTOCOL, () -> api.create(new Pongs.Pong("new")), "the vendor may have carried it out");
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fine", "{\"id\":7}"})
    void takesAnythingButAnErrorWhereNothingIsToComeBack(String body) {
        Answers.inTurn(SERVER, aResponse().withBody(body));

        api.delete();
        SERVER.verify(1, deleteRequestedFor(anyUrl()));
    }

    @Test
    void takesNoErrorForADeletion() {
        Answers.inTurn(SERVER, aResponse().withBody("{\"code\":7,\"message\":\"not yours\"}"));

        assertFails(Kind.PERMISSION, api::delete, "was answered 200 with an error (not yours)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "X-GZIP", "deflate", "raw-deflate", "identity, gzip", "gzip, deflate"})
    void undoesACompressionThatNobodyAskedFor(String codings) throws IOException {
        byte[] body = "{\"value\":\"pong\"}".getBytes(UTF_8);
        for (String coding : codings.split(", ", -1)) {
            body = compressed(coding, body);
        }
        String named = codings.replace("raw-", "");
        Answers.inTurn(SERVER, aResponse().withHeader("Content-Encoding", named).withBody(body));

        assertThat(api.get("x").value()).isEqualTo("pong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, br", "gzip, gzip, gzip, gzip"})
    void namesACompressionThatCannotBeUndone(String coding) {
        Answers.inTurn(
                SERVER, aResponse().withHeader("Content-Encoding", coding).withBody("?????"));

        assertFails(Kind.PROTOCOL, () -> api.get("x"), "(Content-Encoding), which was not asked for");
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void keepsTheStatusOfAnErrorWhoseEmptyBodyIsCalledCompressed() {
        Answers.inTurn(SERVER, aResponse().withStatus(403).withHeader("Content-Encoding", "gzip"));

        assertFails(Kind.PERMISSION, () -> api.get("x"), "was answered 403");
    }

    private static byte[] compressed(String coding, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, coding.startsWith("raw"));
        try (OutputStream out = switch (coding.toLowerCase(Locale.ROOT)) {
            case "identity" -> bytes;
            case "gzip", "x-gzip" -> new GZIPOutputStream(bytes);
            default -> new DeflaterOutputStream(bytes, deflater);
        }) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static void assertFails(Kind kind, Runnable call, String words) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }
}
