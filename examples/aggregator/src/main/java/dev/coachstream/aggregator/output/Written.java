package dev.coachstream.aggregator.output;

import org.jspecify.annotations.Nullable;

/**
 * What an output holds, so that it can be told from another file.
 *
 * @param length in bytes
 * @param digest of its beginning and of its end; null where it cannot be read again, or an older program wrote it
 */
public record Written(long length, @Nullable String digest) {
    public static final Written NOTHING = new Written(0, null);
}
