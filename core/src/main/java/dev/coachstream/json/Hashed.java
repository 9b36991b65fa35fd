package dev.coachstream.json;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.function.Function;

/**
 * A record with a hash of the bytes that the vendor sent for it, by which a walk knows it again when it comes once more unchanged. To
 * hash the record itself takes several times as long: a text's hash is worked out character by character.
 *
 * <p>Use it as what a page's {@link Items} hold. A record that is sent in other bytes, though it says the same, counts as another.
 *
 * @param value the record
 * @param hash of what was sent; of the record itself where its bytes are not at hand
 */
@JsonDeserialize(using = HashedReader.class)
public record Hashed<T>(T value, int hash) {

    /** The record in another form, which comes of the same bytes. */
    public <R> Hashed<R> map(Function<? super T, ? extends R> mapping) {
        return new Hashed<>(mapping.apply(value), hash);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
