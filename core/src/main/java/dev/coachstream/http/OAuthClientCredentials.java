package dev.coachstream.http;

import dev.coachstream.api.Secret;
import dev.coachstream.api.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4): fetches a Bearer token, keeps it until shortly before it expires, and fetches
 * another when the vendor refuses it. Shortly is a tenth of its lifetime, and five minutes at most. A clock that is put right in between
 * changes nothing. Thread-safe: concurrent callers wait for one fetch.
 */
public final class OAuthClientCredentials implements Credential {
    private static final Duration MAX_MARGIN = Duration.ofMinutes(5);

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

    private record Held(CredentialParts parts, long untilNanos) {}

    private final TokenEndpoint endpoint;
    private final TimeSource time;
    private @Nullable Held held;

    /** Asks for no token before one is needed. */
    public OAuthClientCredentials(TokenEndpoint endpoint, TimeSource time) {
        this.endpoint = endpoint;
        this.time = time;
    }

    @Override
    public synchronized CredentialParts parts() {
        Held current = held;
        if (current == null || time.nanos() - current.untilNanos() >= 0) {
            current = fetch();
            held = current;
        }
        return current.parts();
    }

    @Override
    public synchronized boolean renew(CredentialParts refused) {
        if (held != null && refused.include(held.parts())) {
            held = null;
        }
        return true;
    }

    @Override
    public String advice() {
        return "a token that the token endpoint has just given was refused; see that the client may use this API";
    }

    private Held fetch() {
        long asked = time.nanos();
        Token token = endpoint.fetch();
        CredentialParts parts = Credential.bearer(token.value()).parts();
        Duration tenth = token.lifetime().dividedBy(10);
        Duration margin = tenth.compareTo(MAX_MARGIN) < 0 ? tenth : MAX_MARGIN;
        return new Held(parts, asked + token.lifetime().minus(margin).toNanos());
    }
}
