package dev.coachstream.http;

import dev.coachstream.spi.Secret;

/** What proves to a vendor who asks: a header, whatever the vendor calls it. Implementations are thread-safe. */
@FunctionalInterface
public interface Credential {

    /**
     * A header with a secret value.
     *
     * @param name the header's name
     * @param value hidden in the text form
     */
    record Header(String name, Secret value) {}

    /** The header for the next request. May wait for a token. */
    Header header();

    /** Called when the vendor refused the header; true if another is to be had and the request is worth one more try. */
    default boolean renew(Header refused) {
        return false;
    }

    /** What the account's owner can do when the vendor refuses the header: the end of the error's message. */
    default String advice() {
        return "the token is wrong or has expired; put a new one where the configuration refers to";
    }

    /** A token in a header of its own, such as {@code apitoken}. */
    static Credential header(String name, Secret token) {
        Header header = new Header(name, token);
        return () -> header;
    }

    /** {@code Authorization: Bearer}. */
    static Credential bearer(Secret token) {
        return header("Authorization", new Secret("Bearer " + token.value()));
    }
}
