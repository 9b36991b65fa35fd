package dev.coachstream.spi;

import java.net.URI;
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

    public Network {
        authorities = List.copyOf(authorities);
    }

    /** The way that these environment variables name. */
    public static Network of(Map<String, String> variables) {
        return new Network(new ProxyVariables(variables)::to, List.of());
    }
}
