package dev.coachstream.http;

import dev.coachstream.api.Secret;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Network;
import dev.coachstream.spi.ProxyServer;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** The proxies on an account's way to its vendor, for every client that it uses. */
final class VendorProxies extends ProxySelector {
    static final String HEADER = "Proxy-Authorization";

    private final String source;
    private final Network network;

    VendorProxies(String source, Network network) {
        this.source = source;
        this.network = network;
    }

    /** The proxy on the way to an address. */
    Optional<ProxyServer> to(URI url) {
        try {
            return network.proxies().apply(url);
        } catch (IllegalArgumentException e) {
            throw new CoachingSourceException(source, Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<Proxy> select(URI url) {
        return List.of(to(url).map(ProxyServer::address).orElse(Proxy.NO_PROXY));
    }

    /** Who failed says so itself. */
    @Override
    public void connectFailed(URI url, SocketAddress proxy, IOException failure) {}

    /** What a proxy is told of who comes; null where nobody is to be named. */
    static @Nullable String authorization(ProxyServer proxy) {
        if (proxy.user() == null) {
            return null;
        }
        Secret secret = proxy.password();
        if (secret != null) {
            secret.hide();
        }
        String password = secret == null ? "" : secret.value();
        return Credentials.basic(proxy.user(), password, StandardCharsets.UTF_8);
    }

    /** Answers OkHttp, which asks before a tunnel is made and after a refusal. */
    Request authenticate(@Nullable Route route, Response asked) throws IOException {
        ProxyServer proxy = to(asked.request().url().uri())
                .orElseThrow(() -> new IOException("a proxy that nobody named asks for a user"));
        String authorization = authorization(proxy);
        if (authorization == null && beforehand(asked)) {
            return asked.request();
        }
        if (authorization == null || asked.request().header(HEADER) != null) {
            throw refused(proxy);
        }
        return asked.request().newBuilder().header(HEADER, authorization).build();
    }

    private static boolean beforehand(Response asked) {
        return asked.challenges().stream().anyMatch(one -> one.scheme().equals("OkHttp-Preemptive"));
    }

    /** What is said of a 407, without the secret. */
    static ProxyRefused refused(ProxyServer proxy) {
        if (proxy.user() == null) {
            return new ProxyRefused(
                    "the proxy %s wants a user (407), and %s names none: give proxy.user and proxy.password"
                            .formatted(proxy, proxy.setting()));
        }
        boolean own = proxy.setting().equals("proxy");
        String wrong = own ? "proxy.user and proxy.password" : "those in " + proxy.setting();
        return new ProxyRefused("the proxy %s refuses its user (407): mend %s".formatted(proxy, wrong));
    }
}
