package dev.coachstream.spi;

import dev.coachstream.api.SourceConfig;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that the environment names: {@code HTTPS_PROXY} and {@code HTTP_PROXY} by a request's scheme, and {@code NO_PROXY} for what
 * goes around them; in small letters too, which win, as in curl. Where there is none, what the JVM was told holds. This machine's own
 * addresses are never behind a proxy.
 */
record ProxyVariables(Map<String, String> variables) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    Optional<ProxyServer> to(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (SourceConfig.LOOPBACK.contains(host) || around(host, url)) {
            return Optional.empty();
        }
        return variable(url.getScheme().toUpperCase(Locale.ROOT) + "_PROXY")
                .map(said -> parse(said.getKey(), said.getValue()))
                .or(() -> fromJvm(url));
    }

    private static ProxyServer parse(String name, String text) {
        try {
            return ProxyServer.parse(name, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the environment variable " + name + " " + e.getMessage(), e);
        }
    }

    /** The variable that counts, as it is written in the environment, and what it says. */
    private Optional<Map.Entry<String, String>> variable(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .filter(written -> !variables.getOrDefault(written, "").isBlank())
                .findFirst()
                .map(written ->
                        Map.entry(written, variables.getOrDefault(written, "").strip()));
    }

    private boolean around(String host, URI url) {
        int port = url.getPort() < 0 ? usualPort(url) : url.getPort();
        String bare = host.replaceAll("[\\[\\]]", "");
        return variable("NO_PROXY")
                .filter(said -> new AroundProxies(said.getValue()).include(bare, port))
                .isPresent();
    }

    private static int usualPort(URI url) {
        return url.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static Optional<ProxyServer> fromJvm(URI url) {
        return Optional.ofNullable(ProxySelector.getDefault()).stream()
                .flatMap(all -> all.select(url).stream())
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(at -> new ProxyServer("the JVM's proxyHost", at.getHostString(), at.getPort(), null, null))
                .findFirst();
    }
}
