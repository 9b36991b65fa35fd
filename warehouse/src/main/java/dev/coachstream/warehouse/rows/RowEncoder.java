package dev.coachstream.warehouse.rows;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.warehouse.store.StoredTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Encodes rows once: for their digests, and column by column for the store. For one thread. */
public final class RowEncoder {
    /** In place of a list, in a digest: apart from an empty one. */
    private static final long NOT_SAID = -1;

    private static final byte[] NO_IDS = utf8("[]");

    private final List<Column<?>> columns = new ArrayList<>();
    private final RowDigest digest = new RowDigest();
    private int row;
    private int column;

    void text(@Nullable String value) {
        if (value == null) {
            nothing(Column.TEXT);
        } else {
            byte[] bytes = utf8(value);
            digest.text(column, bytes);
            put(Column.TEXT, bytes);
        }
    }

    void time(@Nullable Instant value) {
        if (value == null) {
            nothing(Column.TIME);
        } else {
            long micros = StoredTime.micros(value);
            digest.number(column, micros);
            put(Column.TIME, micros);
        }
    }

    void flag(@Nullable Boolean value) {
        if (value == null) {
            nothing(Column.FLAG);
        } else {
            long bit = value ? 1 : 0;
            digest.number(column, bit);
            put(Column.FLAG, value);
        }
    }

    void number(@Nullable BigDecimal value) {
        if (value == null) {
            nothing(Column.NUMBER);
        } else {
            digest.text(column, utf8(value.stripTrailingZeros().toPlainString()));
            put(Column.NUMBER, value.doubleValue());
        }
    }

    /** An empty list or map is nothing. */
    void list(List<?> value) {
        String json = value.isEmpty() ? null : CanonicalJson.writeValue(value, true);
        text(json);
    }

    /** Without what in it is private by its name: the column is everybody's. */
    void map(Map<String, ?> value) {
        String json = value.isEmpty() ? null : CanonicalJson.writeValue(value, false);
        text(json);
    }

    /** Id, name, address and external ids. */
    void person(@Nullable Participant person) {
        text(ifAny(person, Participant::id));
        text(ifAny(person, Participant::name));
        text(ifAny(person, Participant::email));
        text(ifAny(person, RowEncoder::externalIds));
    }

    void reference(@Nullable Reference reference) {
        text(ifAny(reference, Reference::id));
        text(ifAny(reference, Reference::name));
    }

    void signOff(@Nullable SignOff signOff) {
        flag(ifAny(signOff, SignOff::done));
        time(ifAny(signOff, SignOff::at));
    }

    private static <W, P> @Nullable P ifAny(@Nullable W whole, Function<W, @Nullable P> part) {
        return whole == null ? null : part.apply(whole);
    }

    /**
     * The ids of linked records, as JSON.
     *
     * @param content whether they are part of the row's content
     */
    void links(List<String> ids, boolean content) {
        if (content) {
            ids.forEach(id -> digest.text(column, utf8(id)));
        }
        byte[] json = ids.isEmpty() ? NO_IDS : utf8(CanonicalJson.writeValue(ids, false));
        put(Column.TEXT, json);
    }

    /** The ids of linked records, which the vendor should have said: those that are known stay. */
    void linksNotSaid() {
        digest.number(column, NOT_SAID);
        nothing(Column.TEXT);
    }

    /** In place of the ids of linked records that say themselves what they are linked to. */
    void linksElsewhere() {
        nothing(Column.TEXT);
    }

    /** Ends a row; gives its digest. */
    long end() {
        row++;
        column = 0;
        return digest.end();
    }

    /** In the order of the values; none before the first row. */
    List<Column<?>> columns() {
        return columns;
    }

    /** About what the rows take in memory. */
    long bytes() {
        return digest.bytes();
    }

    @SuppressWarnings("unchecked") // each row has the same values in the same order
    private <T> void put(Column.Kind<T> kind, T value) {
        int index = column;
        nothing(kind);
        ((Column<T>) columns.get(index)).put(row, value);
    }

    private void nothing(Column.Kind<?> kind) {
        if (column == columns.size()) {
            columns.add(new Column<>(kind));
        }
        column++;
    }

    /** As JSON, sorted, since their order means nothing; null for none. */
    public static @Nullable String externalIds(Participant person) {
        return person.externalIds().isEmpty()
                ? null
                : CanonicalJson.writeValue(new TreeMap<>(person.externalIds()), false);
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
