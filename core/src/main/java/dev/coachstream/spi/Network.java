package dev.coachstream.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way to a vendor: through which proxy, and whose certificates are trusted beside the machine's own (docs/network.md). Every source
 * can be told its own.
 *
 * @param proxies tells the proxy for an address; throws IllegalArgumentException where what names it cannot be read
 * @param authorities trusted beside those of the JVM
 */
public record Network(Function<URI, Optional<ProxyServer>> proxies, List<X509Certificate> authorities) {

    /** What every source can be told, whatever its vendor. */
    public static final List<Setting> SETTINGS = List.of(
            Setting.optional(
                    "proxy.url",
                    "the HTTP proxy to go through, such as http://proxy.example:3128, or none; by default HTTPS_PROXY and NO_PROXY say",
                    null),
            Setting.optional("proxy.user", "as whom the proxy is entered", null),
            Setting.secret("proxy.password", "the secret of that user"),
            Setting.file("ca-file", "certificates to trust beside the machine's own, as PEM"));

    public Network {
        authorities = List.copyOf(authorities);
    }

    /** The way that these environment variables name. */
    public static Network of(Map<String, String> variables) {
        return new Network(new ProxyVariables(variables)::to, List.of());
    }

    /** This way, but for what an account is told. */
    Network toldBy(SourceConfig config) {
        return new Network(
                config.find("proxy.url")
                        .map(text -> told(config, text))
                        .orElseGet(() -> url -> proxies.apply(url).map(proxy -> entered(config, proxy))),
                config.find("ca-file")
                        .map(file -> certificates(config, Path.of(file)))
                        .orElse(authorities));
    }

    private static Function<URI, Optional<ProxyServer>> told(SourceConfig config, String text) {
        if (text.equals("none")) {
            return url -> Optional.empty();
        }
        if (text.contains("@")) {
            throw config.invalid(
                    "proxy.url", "holds a user; give it with proxy.user, and the secret with proxy.password");
        }
        try {
            Optional<ProxyServer> proxy = Optional.of(entered(config, ProxyServer.parse("proxy", text)));
            return url -> proxy;
        } catch (IllegalArgumentException e) {
            throw config.invalid("proxy.url", String.valueOf(e.getMessage()));
        }
    }

    private static ProxyServer entered(SourceConfig config, ProxyServer proxy) {
        return config.find("proxy.user")
                .map(user -> proxy.as(
                        user, config.find("proxy.password").map(Secret::new).orElse(null)))
                .orElse(proxy);
    }

    private static List<X509Certificate> certificates(SourceConfig config, Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (all.isEmpty()) {
                throw config.invalid("ca-file", "names " + file + ", which holds no certificate");
            }
            return all;
        } catch (IOException e) {
            throw config.invalid("ca-file", "names " + file + ", which is no file that can be read");
        } catch (CertificateException e) {
            throw config.invalid(
                    "ca-file", "names " + file + ", which is not PEM: lines from BEGIN CERTIFICATE to END CERTIFICATE");
        }
    }
}
