package dev.coachstream.spi;

import dev.coachstream.api.Secret;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings of the way to a vendor: {@link Network}. */
final class NetworkSettings {
    static final List<Setting> SETTINGS = List.of(
            Setting.optional(
                    "proxy.url",
                    "the HTTP proxy to go through, such as http://proxy.example:3128, or none; by default HTTPS_PROXY and NO_PROXY say",
                    null),
            Setting.optional("proxy.user", "as whom the proxy is entered", null),
            Setting.secret("proxy.password", "the secret of that user"),
            Setting.file("ca-file", "certificates to trust beside the machine's own, as PEM"));

    private NetworkSettings() {}

    /** This way, but for what an account is told. */
    static Network read(SourceConfig config, Network otherwise) {
        return new Network(
                config.find("proxy.url")
                        .map(text -> configured(config, text))
                        .orElseGet(() -> url -> otherwise.proxies().apply(url).map(proxy -> entered(config, proxy))),
                config.find("ca-file")
                        .map(file -> certificates(config, Path.of(file)))
                        .orElse(otherwise.authorities()));
    }

    private static Function<URI, Optional<ProxyServer>> configured(SourceConfig config, String text) {
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
