package dev.coachstream.spi;

import dev.coachstream.api.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that requests go through: plain HTTP to the proxy, and through it a tunnel to a vendor's https (RFC 9110 §9.3.6). Its text form
 * shows no secret.
 *
 * @param setting what named it, for messages: {@code HTTPS_PROXY}, or {@code proxy}
 * @param host a name or an address
 * @param user null where the proxy asks for none
 * @param password null where the proxy asks for none
 */
public record ProxyServer(
        String setting,
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password) {
    private static final int USUAL_PORT = 80;

    /** Reads an address such as {@code http://user:secret@proxy:3128}; the scheme may be left out. Never repeats what it could not read. */
    static ProxyServer parse(String setting, String text) {
        URI address = address(text);
        if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "must be the address of an HTTP proxy, such as http://proxy.example:3128; what goes through it stays https");
        }
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
        return new ProxyServer(setting, host, port, null, null).as(address.getRawUserInfo());
    }

    private static URI address(String text) {
        String whole = text.contains("://") ? text : "http://" + text;
        try {
            return URI.create(whole);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private ProxyServer as(@Nullable String rawUser) {
        if (rawUser == null || rawUser.isEmpty()) {
            return this;
        }
        String[] parts = rawUser.split(":", 2);
        boolean alone = parts.length < 2 || parts[1].isBlank();
        Secret password = alone ? null : new Secret(decoded(parts[1]));
        return as(decoded(parts[0]), password);
    }

    /** The same proxy, entered as somebody. */
    ProxyServer as(@Nullable String someone, @Nullable Secret secret) {
        return new ProxyServer(setting, host, port, someone, secret);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** As the JDK names it. */
    public Proxy address() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** Host and port. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
