package dev.coachstream.http;

import dev.coachstream.spi.Secret;
import dev.coachstream.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4): fetches a Bearer token, keeps it until five minutes before it expires, and
 * fetches another when the vendor refuses it. Thread-safe: concurrent callers wait for one fetch.
 */
public final class OAuthClientCredentials implements Credential {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** Asks the token endpoint. */
    @FunctionalInterface
    public interface TokenEndpoint {
        Token fetch();
    }

    /**
     * What the token endpoint answered.
     *
     * @param value the access token
     * @param lifetime how long it is good for
     */
    public record Token(Secret value, Duration lifetime) {}

    private record Held(Header header, Instant until) {}

    private final TokenEndpoint endpoint;
    private final TimeSource time;
    private @Nullable Held held;

    public OAuthClientCredentials(TokenEndpoint endpoint, TimeSource time) {
        this.endpoint = endpoint;
        this.time = time;
    }

    @Override
    public synchronized Header header() {
        Held current = held;
        if (current == null || !time.now().isBefore(current.until())) {
            current = fetch();
            held = current;
        }
        return current.header();
    }

    @Override
    public synchronized boolean renew(Header refused) {
        if (held != null && held.header().equals(refused)) {
            held = null;
        }
        return true;
    }

    @Override
    public String advice() {
        return "a token that the token endpoint has just given was refused; see that the client may use this API";
    }

    private Held fetch() {
        Token token = endpoint.fetch();
        Header header = Credential.bearer(token.value()).header();
        return new Held(header, time.now().plus(token.lifetime()).minus(MARGIN));
    }
}
