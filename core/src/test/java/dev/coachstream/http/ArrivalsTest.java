package dev.coachstream.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import feign.RequestLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever part of an answer has no end, it is given up when so many bytes have arrived, before they fill the memory. */
@Timeout(60)
final class ArrivalsTest {
    private static final int LIMIT = 1 << 20;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    interface Api {
        @RequestLine("GET /things")
        Map<String, Object> whole();

        @Streamed
        @RequestLine("GET /list")
        InputStream streamed();

        @GetWithBody
        @RequestLine("GET /state")
        Map<String, Object> state(Map<String, String> asked);
    }

    private final SteppedTime time = new SteppedTime();
    private final VendorHttp http = new VendorHttp(
            "support",
            new Host(
                    time,
                    SourceListener.NONE,
                    new ResponseLimits(LIMIT, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20))),
            new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1)));

    @AfterEach
    void close() {
        http.close();
    }

    enum Endless {
        STATUS_LINE("HTTP/1.1 200 ", "x"),
        HEADER_LINE(OK + "X: ", "x"),
        HEADERS(OK, "X: y\r\n"),
        INTERIM_ANSWERS("", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
        CHUNK_EXTENSION(OK + "Transfer-Encoding: chunked\r\n\r\n1;x=", "x"),
        CHUNK_SIZE(OK + "Transfer-Encoding: chunked\r\n\r\n", "0"),
        LATER_CHUNK_EXTENSION(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n1;x=", "x"),
        TRAILERS(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\nX: ", "x");

        private final String beginning;
        private final String more;

        Endless(String beginning, String more) {
            this.beginning = beginning;
            this.more = more;
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpAnAnswerThatIsTakenWhole(Endless part) throws IOException {
        try (EndlessServer server = EndlessServer.start(part.beginning, part.more)) {
            assertGivenUp(() -> api(server).whole());
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpAnAnswerThatIsStreamed(Endless part) throws IOException {
        try (EndlessServer server = EndlessServer.start(part.beginning, part.more)) {
            assertGivenUp(() -> drain(api(server).streamed()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpAFile(Endless part) throws IOException {
        try (EndlessServer server = EndlessServer.start(part.beginning, part.more)) {
            assertGivenUp(() -> drain(http.presignedFiles().download(server.url())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpTheAnswerToAGetWithABody(Endless part) throws IOException {
        try (EndlessServer server = EndlessServer.start(part.beginning, part.more)) {
            assertGivenUp(() -> api(server).state(Map.of("id", "x")));
        }
    }

    @Test
    void saysThatAnAnswerIsTooLongWhoseBodyIsNot() throws IOException {
        Endless part = Endless.CHUNK_EXTENSION;
        try (EndlessServer server = EndlessServer.start(part.beginning, part.more)) {
            assertThatThrownBy(() -> api(server).whole())
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                    .hasMessage("support: the answer to GET /things is longer than 1048576 bytes");
        }
    }

    @Test
    void readsAStreamOfAnyLength() throws IOException {
        try (EndlessServer server = EndlessServer.start(OK + "Connection: close\r\n\r\n[", "1,");
                InputStream list = api(server).streamed()) {
            assertThat(list.readNBytes(20 * LIMIT)).hasSize(20 * LIMIT);
        }
    }

    @Test
    void letsAReaderHaveWhatItHolds() throws IOException {
        Arrivals arrivals = new Arrivals(10);
        InputStream body = arrivals.ofAnyLength(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        arrivals.arrived(256 * 1024);
        body.read();
        arrivals.arrived(256 * 1024 + 20);

        assertThatThrownBy(() -> arrivals.arrived(1))
                .isInstanceOf(ResponseTooLong.class)
                .hasMessage("is longer than 10 bytes");
    }

    private Api api(EndlessServer server) {
        return http.client(
                Api.class,
                server.url(),
                Credential.header("apitoken", new Secret("canary")),
                new RateLimiter(List.of(), time));
    }

    private static void drain(InputStream body) {
        try (body) {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new CoachingSourceException("support", Kind.PROTOCOL, String.valueOf(e.getMessage()), e);
        }
    }

    /** By its length, or because the client that reads it has a limit of its own or finds it malformed; never by the clock. */
    private static void assertGivenUp(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageNotContaining("timeout");
    }
}
