package dev.coachstream.http;

import dev.coachstream.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * What proves to a vendor who asks: headers, query parameters, or several of them. None of its secrets is ever in a message, a log or
 * an event, also where the vendor repeats one. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Credential {

    /** What the next request is sent with. May wait for a token. */
    CredentialParts parts();

    /** Called when the vendor refused them; true if others are to be had and the request is worth one more try. */
    default boolean renew(CredentialParts refused) {
        return false;
    }

    /** What the account's owner can do when the vendor refuses it: the end of the error's message. */
    default String advice() {
        return "the token is wrong or has expired; put a new one where the configuration refers to";
    }

    /** A token in a header of its own, such as {@code apitoken}. */
    static Credential header(String name, Secret token) {
        CredentialParts parts = new CredentialParts(Map.of(name, token), Map.of(), Set.of());
        return () -> parts;
    }

    /** {@code Authorization: Bearer}. */
    static Credential bearer(Secret token) {
        return header("Authorization", new Secret("Bearer " + token.value()));
    }

    /** {@code Authorization: Basic} (RFC 7617). */
    static Credential basic(String user, Secret password) {
        byte[] pair = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
        Secret value = new Secret("Basic " + Base64.getEncoder().encodeToString(pair));
        CredentialParts parts = new CredentialParts(Map.of("Authorization", value), Map.of(), Set.of(password));
        return () -> parts;
    }

    /** A key in the query of every request, where a vendor has no other place for it. It is added after all else that sees an address. */
    static Credential parameter(String name, Secret key) {
        CredentialParts parts = new CredentialParts(Map.of(), Map.of(name, key), Set.of());
        return () -> parts;
    }

    /** This and another, such as a key beside a token. */
    default Credential and(Credential other) {
        Credential one = this;
        return new Credential() {
            @Override
            public CredentialParts parts() {
                return one.parts().and(other.parts());
            }

            @Override
            public boolean renew(CredentialParts refused) {
                boolean renewed = one.renew(refused);
                return other.renew(refused) || renewed;
            }

            @Override
            public String advice() {
                return one.advice();
            }
        };
    }
}
