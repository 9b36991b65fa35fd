package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresignedFilesTest {
    private static final String SIGNED = "/bucket/a%2Fb%20c.zip?X-Amz-Credential=k%2F2026&X-Amz-Signature=canary";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().http2PlainDisabled(true))
            .build();

    @TempDir
    Path folder;

    private final VendorHttp http = new VendorHttp("support", new Host(new SteppedTime(), SourceListener.NONE));
    private final PresignedFiles files = http.presignedFiles();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void fetchesAFileAtTheVeryAddressAndWithoutACredential() throws IOException {
        Answers.inTurn(SERVER, aResponse().withBody("file"));

        try (InputStream file = files.download(address())) {
            assertThat(file).hasContent("file");
        }
        SERVER.verify(
                getRequestedFor(urlEqualTo(SIGNED)).withoutHeader("apitoken").withoutHeader("Authorization"));
    }

    @Test
    void sendsAFileWithItsHeaders() throws IOException {
        Answers.inTurn(SERVER, aResponse().withStatus(503), aResponse());
        Path file = Files.writeString(folder.resolve("talk.mp3"), "sound", UTF_8);

        files.upload(address(), Map.of("Content-Type", "audio/mp3", "x-amz-server-side-encryption", "AES256"), file);

        SERVER.verify(
                2,
                putRequestedFor(urlEqualTo(SIGNED))
                        .withHeader("Content-Type", equalTo("audio/mp3"))
                        .withHeader("x-amz-server-side-encryption", equalTo("AES256"))
                        .withoutHeader("apitoken")
                        .withRequestBody(equalTo("sound")));
    }

    @Test
    void saysThatAnAddressHasExpiredWithoutShowingIt() {
        Answers.inTurn(SERVER, aResponse().withStatus(403).withBody("<Error>canary</Error>"));

        assertThatThrownBy(() -> files.download(address()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PERMISSION))
                .hasMessageContaining("GET of a file at localhost was answered 403: the address has expired")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/file", "ftp://example.com/file", "file:///etc/passwd", "nowhere"})
    void fetchesNothingFromAnAddressThatIsNotSecure(String address) {
        assertThatThrownBy(() -> files.download(URI.create(address)))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("is not https");
    }

    private static URI address() {
        return URI.create("http://localhost:" + SERVER.getPort() + SIGNED);
    }
}
