package dev.coachstream.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
    private static final Map<String, String> PROXIES =
            Map.of("HTTPS_PROXY", "http://secure.example:3128", "http_proxy", "plain.example");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://api.acme.example, secure.example:3128",
        "http://api.acme.example, plain.example:80",
        "https://127.0.0.1:8080, none",
        "http://localhost, none",
        "https://[::1]:8080, none"
    })
    void takesTheVariableOfARequestsSchemeAndNoneToThisMachine(URI url, String proxy) {
        assertThat(proxy(Network.of(PROXIES), url)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme.example | https://api.acme.example | none",
                ".acme.example | https://api.acme.example | none",
                "*.acme.example | https://api.acme.example | none",
                "ACME.example | https://api.ACME.example | none",
                "api.acme.example:443, x | https://api.acme.example:443 | none",
                "x, api.acme.example:8443 | https://api.acme.example | secure.example:3128",
                "* | https://api.acme.example | none",
                "api.acme.example:443 | https://api.acme.example | none",
                "*.acme.example:8443 | https://api.acme.example:8443 | none",
                ".acme.example | https://acme.example | none",
                "10.0.0.0/8 | https://10.1.2.3 | none",
                "10.0.0.0/8 | https://11.1.2.3 | secure.example:3128",
                "10.1.2.0/23,x | https://10.1.3.255:8443 | none",
                "10.1.2.0/23 | https://10.1.4.0 | secure.example:3128",
                "0.0.0.0/0 | https://10.1.4.0 | none",
                "10.0.0.0/8 | https://10.acme.example | secure.example:3128",
                "10.0.0.7 | https://10.0.0.7 | none",
                "10.0.0.7:8443 | https://10.0.0.7 | secure.example:3128",
                "fd00::/8 | https://[fd12:3456::1]:8443 | none",
                "fd00::/8 | https://10.0.0.7 | secure.example:3128",
                "fd00::1 | https://[fd00:0:0::1] | none",
                "[fd00::1]:8443 | https://[fd00::1]:8443 | none",
                "[fd00::1]:8443 | https://[fd00::1] | secure.example:3128",
                "x , * | https://api.acme.example | none",
                ", | https://api.acme.example | secure.example:3128",
                "cme.example | https://api.acme.example | secure.example:3128",
                "api.acme.example.org | https://api.acme.example | secure.example:3128"
            })
    void goesAroundForNoProxy(String around, URI url, String proxy) {
        assertThat(proxy(Network.of(Map.of("HTTPS_PROXY", "http://secure.example:3128", "no_proxy", around)), url))
                .isEqualTo(proxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "acme.example/8", "fd00::/129", "/8"})
    void saysWhatIsNoRangeOfAddresses(String around) {
        Network network = Network.of(Map.of("HTTPS_PROXY", "http://secure.example:3128", "NO_PROXY", around));

        assertThatThrownBy(() -> proxy(network, URI.create("https://api.acme.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("NO_PROXY", around, "no range of addresses");
    }

    @Test
    void takesSmallLettersBeforeCapitals() {
        Network network =
                Network.of(Map.of("HTTPS_PROXY", "http://one.example:1", "https_proxy", "http://two.example:2"));

        URI url = URI.create("https://api.acme.example");
        assertThat(proxy(network, url)).isEqualTo("two.example:2");
        assertThat(network.proxies().apply(url).orElseThrow().setting())
                .as("what is to be mended where it is refused")
                .isEqualTo("https_proxy");
    }

    @Test
    void readsAUserAndASecretInAVariableAndShowsNeither() {
        ProxyServer proxy = Network.of(Map.of("HTTPS_PROXY", "http://acme%5Cclerk:canary%40+@proxy.example:3128"))
                .proxies()
                .apply(URI.create("https://api.acme.example"))
                .orElseThrow();

        assertThat(proxy.user()).isEqualTo("acme\\clerk");
        assertThat(proxy.password()).isEqualTo(new Secret("canary@+"));
        assertThat(proxy.toString()).isEqualTo("proxy.example:3128");
    }

    @Test
    void goesAnAccountsOwnWay() {
        URI vendor = URI.create("https://127.0.0.1:8080");

        assertThat(proxy(told(Map.of("proxy.url", "own.example:8080")), vendor)).isEqualTo("own.example:8080");
        assertThat(proxy(told(Map.of("proxy.url", "none")), URI.create("https://a.example")))
                .isEqualTo("none");
    }

    @Test
    void entersTheEnvironmentsProxyAsTheAccountsUser() {
        ProxyServer proxy = told(Map.of("proxy.user", "clerk", "proxy.password", "canary"))
                .proxies()
                .apply(URI.create("https://api.acme.example"))
                .orElseThrow();

        assertThat(proxy.user()).isEqualTo("clerk");
        assertThat(proxy.setting()).isEqualTo("HTTPS_PROXY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxy.url | https://canary.example | setting proxy.url must be the address of an HTTP proxy",
                "proxy.url | socks5://canary.example | setting proxy.url must be the address of an HTTP proxy",
                "proxy.url | http:// canary | setting proxy.url must be the address of an HTTP proxy",
                "proxy.url | http://u:canary@proxy.example | setting proxy.url holds a user; give it with proxy.user",
                "ca-file | none.pem | setting ca-file names none.pem, which is no file that can be read"
            })
    void refusesWhatLeadsNowhereWithoutRepeatingIt(String key, String value, String problem) {
        assertThatThrownBy(() -> told(Map.of(key, value)))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("canary");
    }

    @Test
    void refusesAFileWithoutACertificate() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path other = Files.writeString(folder.resolve("other.pem"), "-----BEGIN CERTIFICATE-----\nx\n");

        assertThatThrownBy(() -> told(Map.of("ca-file", empty.toString())))
                .hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> told(Map.of("ca-file", other.toString()))).hasMessageContaining("which is not PEM");
    }

    private static Network told(Map<String, String> settings) {
        return Host.system()
                .through(Network.of(PROXIES))
                .forAccount(SourceConfig.of("s", "v", settings), List.of())
                .network();
    }

    private static String proxy(Network network, URI url) {
        return network.proxies().apply(url).map(ProxyServer::toString).orElse("none");
    }
}
