package dev.coachstream.warehouse;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Makes the digest by which an unchanged row is known. For one thread. */
final class RowDigest {
    private static final byte NOTHING = 0;
    private static final byte SOMETHING = 1;

    private final MessageDigest digest = Digests.of("SHA-256");
    private ByteBuffer row = ByteBuffer.allocate(1024);
    private long bytes;

    void text(byte @Nullable [] value) {
        if (value == null) {
            nothing();
        } else {
            number(value.length);
            room(value.length).put(value);
        }
    }

    void nothing() {
        room(1).put(NOTHING);
    }

    /** Marked and of fixed length, so that no two rows of different values are digested from the same bytes. */
    void number(long value) {
        room(1 + Long.BYTES).put(SOMETHING).putLong(value);
    }

    /** The digest of what came since the last one. */
    long end() {
        bytes += row.position();
        digest.update(row.flip());
        row.clear();
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** What all rows came to so far. */
    long bytes() {
        return bytes;
    }

    private ByteBuffer room(int more) {
        if (row.remaining() < more) {
            row = ByteBuffer.allocate(2 * (row.position() + more)).put(row.flip());
        }
        return row;
    }
}
