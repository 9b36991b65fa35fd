package dev.coachstream.warehouse;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Takes one row's values, column by column, and makes the digest by which an unchanged row is known. Times are kept to the
 * microsecond, which is what the store holds.
 */
final class RowSink {
    private static final byte NOTHING = 0;
    private static final byte SOMETHING = 1;

    private final DuckDBAppender appender;
    private final MessageDigest digest = sha256();

    RowSink(DuckDBAppender appender) {
        this.appender = appender;
    }

    void text(@Nullable String value) throws SQLException {
        digest(value);
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    void time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            digest.update(NOTHING);
            appender.appendNull();
        } else {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, value);
            digest(micros);
            appender.appendEpochMicros(micros);
        }
    }

    void flag(@Nullable Boolean value) throws SQLException {
        digest(value == null ? null : value.toString());
        appender.append(value);
    }

    void number(@Nullable BigDecimal value) throws SQLException {
        digest(value == null ? null : value.stripTrailingZeros().toPlainString());
        appender.append(value == null ? null : (Double) value.doubleValue());
    }

    /** An empty list or map is nothing. */
    void list(List<?> value) throws SQLException {
        text(value.isEmpty() ? null : CanonicalJson.writeValue(value));
    }

    void map(Map<String, ?> value) throws SQLException {
        text(value.isEmpty() ? null : CanonicalJson.writeValue(value));
    }

    /** Id, name, address and external ids; the latter sorted, since their order means nothing. */
    void person(@Nullable Participant person) throws SQLException {
        text(person == null ? null : person.id());
        text(person == null ? null : person.name());
        text(person == null ? null : person.email());
        map(person == null ? Map.of() : new TreeMap<>(person.externalIds()));
    }

    void reference(@Nullable Reference reference) throws SQLException {
        text(reference == null ? null : reference.id());
        text(reference == null ? null : reference.name());
    }

    void signOff(@Nullable SignOff signOff) throws SQLException {
        flag(signOff == null ? null : signOff.done());
        time(signOff == null ? null : signOff.at());
    }

    /** Ids of linked records, as part of the row's content; null where the links are not this row's to say. */
    void links(@Nullable List<String> ids) throws SQLException {
        if (ids != null) {
            for (String id : ids) {
                digest(id);
            }
        }
        hints(ids);
    }

    /** Ids of linked records that are no part of the row's content. */
    void hints(@Nullable List<String> ids) throws SQLException {
        if (ids == null) {
            appender.appendNull();
        } else {
            appender.append(ids);
        }
    }

    /** Ends the row: its digest, and its place in the order of reading. */
    void end(long place) throws SQLException {
        appender.append(ByteBuffer.wrap(digest.digest()).getLong()).append(place);
    }

    private void digest(@Nullable String value) {
        if (value == null) {
            digest.update(NOTHING);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest(bytes.length);
        digest.update(bytes);
    }

    /** Marked and of fixed length, so that no two rows of different values are digested from the same bytes. */
    private void digest(long value) {
        digest.update(SOMETHING);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
