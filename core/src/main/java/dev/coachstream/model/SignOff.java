package dev.coachstream.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side's word that it is done.
 *
 * @param done whether the side said so; null when the vendor did not say
 * @param at when it said so
 */
public record SignOff(@Nullable Boolean done, @Nullable Instant at) {

    /** Null when the vendor gave neither a flag nor a time. */
    public static @Nullable SignOff of(@Nullable Boolean done, @Nullable Instant at) {
        return done == null && at == null ? null : new SignOff(done, at);
    }

    /** A sign-off known only by its time: done when there is one, null when there is none. */
    public static @Nullable SignOff at(@Nullable Instant at) {
        return at == null ? null : new SignOff(true, at);
    }
}
