package dev.coachstream.warehouse.rows;

import dev.coachstream.warehouse.store.StoredTime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells one set of records from another, whatever their order: the exclusive-or of DuckDB's {@code md5_number_lower(id || ' ' ||
 * epoch_us(updated_at))}, so that anybody can make it again from the stored rows.
 */
final class ContentFingerprint {
    private final MessageDigest md5 = md5();
    private long sum;

    void add(String id, @Nullable Instant updatedAt) {
        String version = updatedAt == null ? "" : String.valueOf(StoredTime.micros(updatedAt));
        byte[] digest = md5.digest((id + " " + version).getBytes(StandardCharsets.UTF_8));
        sum ^= ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** To be read without a sign. */
    long value() {
        return sum;
    }
}
