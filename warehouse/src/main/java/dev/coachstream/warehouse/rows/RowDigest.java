package dev.coachstream.warehouse.rows;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.Arrays;

/**
 * Makes the digest by which an unchanged row is known, from those of its values that are not null. Not a cryptographic one: that takes
 * ten times as long, and what it tells apart are the versions of one record. Its lowest eight bits say how it was made. For one thread.
 */
public final class RowDigest {
    /** Raised whenever the same content would give another digest than before: rows of another version are compared by their content. */
    public static final int VERSION = 1;

    public static final int VERSION_BITS = 0xFF;

    /** Stays the same for good. */
    private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

    private byte[] row = new byte[1024];
    private int length;
    private long bytes;

    /** Each value with its column and of known length, so that no two rows of different values are digested from the same bytes. */
    void text(int column, byte[] value) {
        number(column, value.length);
        room(value.length);
        System.arraycopy(value, 0, row, length, value.length);
        length += value.length;
    }

    void number(int column, long value) {
        room(1 + Long.BYTES);
        row[length++] = (byte) column;
        for (int bits = 0; bits < Long.SIZE; bits += Byte.SIZE) {
            row[length++] = (byte) (value >> bits);
        }
    }

    /** The digest of what came since the last one. */
    long end() {
        long digest = (FINGERPRINT.hashBytes(row, 0, length).asLong() & ~VERSION_BITS) | VERSION;
        bytes += length;
        length = 0;
        return digest;
    }

    /** What all rows came to so far. */
    long bytes() {
        return bytes;
    }

    private void room(int more) {
        if (row.length - length < more) {
            row = Arrays.copyOf(row, 2 * (length + more));
        }
    }
}
