package dev.coachstream.aggregator;

import org.jspecify.annotations.Nullable;

/**
 * What an output holds, so that it can be told from another file.
 *
 * @param length in bytes
 * @param digest of its beginning and of its end; null where it cannot be read again, or an older program wrote it
 */
record Written(long length, @Nullable String digest) {
    static final Written NOTHING = new Written(0, null);
}
