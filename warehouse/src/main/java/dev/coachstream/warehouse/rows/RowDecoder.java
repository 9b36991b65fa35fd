package dev.coachstream.warehouse.rows;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Private;
import dev.coachstream.warehouse.store.StoreException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a feed's records of its rows: undoes what {@link RowEncoder} does. The model's names in snake case are the columns'. */
public final class RowDecoder {
    private static final String LINKED = "sessionIds";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final Feed feed;
    private final Class<? extends CoachingRecord> type;
    private final Value whole;
    private final List<String> columns = new ArrayList<>();

    /** What of a row a component of the record is. */
    @FunctionalInterface
    private interface Value {
        @Nullable
        Object of(ResultSet row) throws SQLException;
    }

    private RowDecoder(Feed feed) {
        this.feed = feed;
        this.type = CanonicalJson.type(feed);
        this.whole = made(type, "");
    }

    public static RowDecoder of(Feed feed) {
        return new RowDecoder(feed);
    }

    /** What is selected of the feed's table, called {@code t}, in SQL. */
    public String columns() {
        return String.join(", ", columns);
    }

    /** How many columns that are. */
    public int width() {
        return columns.size();
    }

    /** The record of a row whose first columns are these. What sessions embed is not in it. */
    public CoachingRecord record(ResultSet row) throws SQLException {
        return type.cast(Objects.requireNonNull(whole.of(row)));
    }

    /** A record of parts; null when none of them has a value. */
    private Value made(Class<?> type, String prefix) {
        RecordComponent[] components = type.getRecordComponents();
        List<Value> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(value(component, prefix + snake(component.getName())));
        }
        Constructor<?> constructor = constructor(type, components);
        return row -> {
            @Nullable Object[] values = new @Nullable Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts.get(i).of(row);
            }
            return Arrays.stream(values).allMatch(RowDecoder::isNothing) ? null : create(constructor, values);
        };
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || Map.of().equals(value) || List.of().equals(value);
    }

    private Value value(RecordComponent component, String column) {
        Class<?> of = component.getType();
        if (of == Instant.class) {
            int at = select("epoch_us(t.%s)".formatted(column));
            return row -> time(row, at);
        }
        if (of == BigDecimal.class) {
            int at = select("t." + column);
            return row -> number(row, at);
        }
        if (of == Boolean.class) {
            int at = select("t." + column);
            return row -> row.getObject(at);
        }
        return of.isRecord() ? made(of, column + "_") : text(component, column);
    }

    private Value text(RecordComponent component, String column) {
        Class<?> of = component.getType();
        if (Collection.class.isAssignableFrom(of) || of == Map.class) {
            return json(component, column);
        }
        if (of == Private.class) {
            return hidden(component, column);
        }
        int at = select("t." + column);
        return of.isEnum() ? row -> constant(of, row.getString(at)) : row -> row.getString(at);
    }

    private Value hidden(RecordComponent component, String column) {
        Type of = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        int at = select("t.%s::VARCHAR".formatted(column));
        return row -> {
            String text = row.getString(at);
            Object value = text == null || of == String.class ? text : CanonicalJson.readValue(text, of);
            return Private.of(value);
        };
    }

    private Value json(RecordComponent component, String column) {
        Type generic = component.getGenericType();
        String name = component.getName();
        Object nothing = component.getType() == Map.class ? Map.of() : List.of();
        if (isEmbedded(name)) {
            return row -> nothing;
        }
        String from = name.equals(LINKED) ? linked() : "t.%s::VARCHAR".formatted(column);
        int at = select(from);
        return row -> {
            String json = row.getString(at);
            return json == null ? nothing : CanonicalJson.readValue(json, generic);
        };
    }

    private boolean isEmbedded(String name) {
        return feed == Feed.SESSIONS && (name.equals(Feed.POINTS.label()) || name.equals(Feed.TODOS.label()));
    }

    /** The sessions that a record is linked to, as JSON. */
    private String linked() {
        return "(SELECT to_json(list(k.session_id))::VARCHAR FROM %s k WHERE k.source = t.source AND k.%s = t.id)"
                .formatted(LinkTable.table(feed), LinkTable.column(feed));
    }

    private int select(String expression) {
        columns.add(expression);
        return columns.size();
    }

    private static @Nullable Instant time(ResultSet row, int at) throws SQLException {
        long micros = row.getLong(at);
        return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable BigDecimal number(ResultSet row, int at) throws SQLException {
        double number = row.getDouble(at);
        return row.wasNull() ? null : BigDecimal.valueOf(number);
    }

    private static Object constant(Class<?> of, String name) {
        return Arrays.stream(of.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StoreException("the store holds the word " + name + ", which is no "
                        + of.getSimpleName() + ": use the program that wrote it"));
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a constructor of its components", e);
        }
    }

    private static Object create(Constructor<?> constructor, @Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new StoreException("a row of the store is no record", e);
        }
    }

    /** {@code useCase} is stored as {@code use_case}. */
    static String snake(String name) {
        return CAPITAL.matcher(name).replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }
}
