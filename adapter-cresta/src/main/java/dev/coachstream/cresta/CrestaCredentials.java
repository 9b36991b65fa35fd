package dev.coachstream.cresta;

import dev.coachstream.api.Secret;
import dev.coachstream.cresta.CrestaTokenApi.Grant;
import dev.coachstream.cresta.CrestaTokenApi.TokenReply;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.Credential;
import dev.coachstream.http.CredentialParts;
import dev.coachstream.http.OAuthClientCredentials;
import dev.coachstream.http.OAuthClientCredentials.Token;
import dev.coachstream.http.RateLimiter;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.spi.Host;
import java.time.Duration;
import java.util.List;

/** Makes the credential for a login. */
final class CrestaCredentials {
    /** Longer than any token is good for; a reply that claims more must not overflow the clock. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(30);

    /** A token is kept from all that is said for as long as the process lives. */
    private static final int MAX_LENGTH = 64 * 1024;

    private CrestaCredentials() {}

    static Credential of(CrestaLogin login, String source, VendorHttp http, Host host) {
        if (login instanceof CrestaLogin.OAuth oauth) {
            return oauth(oauth, source, http, host);
        }
        return login instanceof CrestaLogin.ApiKey apiKey
                ? apiKey(apiKey)
                : Credential.bearer(((CrestaLogin.Token) login).token());
    }

    private static Credential apiKey(CrestaLogin.ApiKey login) {
        String key = login.key().value();
        String value = login.header().equals("Authorization") ? "ApiKey " + key : key;
        return Credential.header(login.header(), new Secret(value));
    }

    private static Credential oauth(CrestaLogin.OAuth oauth, String source, VendorHttp http, Host host) {
        RateLimiter unlimited = new RateLimiter(List.of(), host.time());
        Credential login = Credential.basic(oauth.clientId(), oauth.clientSecret());
        CrestaTokenApi api = http.client(CrestaTokenApi.class, oauth.url(), new Basic(login.parts()), unlimited);
        return new OAuthClientCredentials(() -> token(source, api.token(Grant.CLIENT_CREDENTIALS)), host.time());
    }

    /** The client's id and secret, for the token endpoint only. */
    private record Basic(CredentialParts parts) implements Credential {
        @Override
        public String advice() {
            return "oauth.client-id or oauth.client-secret is wrong; put the right ones where the configuration refers to";
        }
    }

    private static Token token(String source, TokenReply reply) {
        String value = reply.accessToken();
        Long seconds = reply.expiresIn();
        if (value == null || value.isBlank()) {
            throw protocol(source, "without an access_token");
        }
        if (value.length() > MAX_LENGTH) {
            throw protocol(source, "with an access_token that is longer than any header may be");
        }
        if (seconds == null || seconds <= 0) {
            throw protocol(source, "with a token whose expires_in is not a positive number of seconds");
        }
        return new Token(new Secret(value), Duration.ofSeconds(Math.min(seconds, MAX_LIFETIME.toSeconds())));
    }

    private static CoachingSourceException protocol(String source, String problem) {
        return new CoachingSourceException(source, Kind.PROTOCOL, "the token endpoint (oauth.url) answered " + problem);
    }
}
