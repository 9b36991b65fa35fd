package dev.coachstream.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Private;
import dev.coachstream.model.Todo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The JSON form of canonical records: the model's names, {@code source} and {@code vendor} first, absent members left out,
 * instants as RFC 3339 in UTC, what a session embeds in the order of its ids. The same record gives the same bytes.
 *
 * <p>Private members (a session's private notes and activity, and attributes that are private by their names) are left out unless
 * asked for. Thread-safe.
 */
public final class CanonicalJson {
    private static final ObjectMapper DOCUMENTED = mapper().registerModule(
                    new SimpleModule("private").addSerializer(Private.class, new PrivateValues.Writer()));
    private static final ObjectMapper EVERYTHING = DOCUMENTED
            .copy()
            .registerModule(new SimpleModule("attributes").addSerializer(Attributes.class, new AllAttributes()));
    private static final ObjectMapper PUBLIC = mapper().addMixIn(CoachingSession.class, WithoutPrivate.class);

    private CanonicalJson() {}

    /** One record as one line of UTF-8, without the line's end. */
    public static byte[] write(CoachingRecord item, boolean includePrivate) {
        return bytes(writer(includePrivate), ordered(item));
    }

    /**
     * Writes one record to a generator, such as one that leaves members out. What is private by its name among the attributes is left out always:
     * nobody can choose it there.
     *
     * @param includePrivate whether the private members that the model has are written
     */
    public static void write(JsonGenerator target, CoachingRecord item, boolean includePrivate) {
        ObjectMapper mapper = includePrivate ? DOCUMENTED : PUBLIC;
        try {
            mapper.writeValue(target, ordered(item));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One value of a record, such as its attributes or a participant, in the same form. */
    public static String writeValue(Object value, boolean includePrivate) {
        try {
            Object ordered = value instanceof List<?> list ? byId(list) : value;
            return writer(includePrivate).writeValueAsString(ordered);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #writeValue} wrote. */
    public static Object readValue(String json, Type type) {
        try {
            return EVERYTHING.readValue(json, EVERYTHING.constructType(type));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A writer of records, for streams. */
    public static ObjectWriter writer(boolean includePrivate) {
        ObjectMapper mapper = includePrivate ? EVERYTHING : PUBLIC;
        return mapper.writer();
    }

    /** Reads what {@link #write} wrote; unknown members are refused. */
    public static CoachingRecord read(Feed feed, byte[] json) throws IOException {
        return (CoachingRecord) WireJson.read(reader(feed), json);
    }

    /** The record type of a feed. */
    public static Class<? extends CoachingRecord> type(Feed feed) {
        return switch (feed) {
            case SESSIONS -> CoachingSession.class;
            case POINTS -> CoachingPoint.class;
            case TODOS -> Todo.class;
            case PROGRESS -> CoachingProgress.class;
            case ASSIGNMENTS -> CoachAssignment.class;
        };
    }

    /** The members of a type that are left out unless asked for. */
    static Set<String> privateMembers(Class<?> type) {
        Class<?> mixin = PUBLIC.findMixInClassFor(type);
        JsonIgnoreProperties left = mixin == null ? null : mixin.getAnnotation(JsonIgnoreProperties.class);
        return left == null ? Set.of() : Set.of(left.value());
    }

    /** No vendor gives the order of what a session embeds a meaning, and no store keeps it. */
    private static CoachingRecord ordered(CoachingRecord item) {
        return item instanceof CoachingSession session
                        && session.points().size() + session.todos().size() > 1
                ? session.with(byId(session.points()), byId(session.todos()))
                : item;
    }

    private static <T> List<T> byId(List<T> list) {
        return list.size() < 2 || !(list.get(0) instanceof CoachingRecord)
                ? list
                : list.stream()
                        .sorted(Comparator.comparing(item -> ((CoachingRecord) item).id()))
                        .toList();
    }

    private static ObjectReader reader(Feed feed) {
        return EVERYTHING.readerFor(type(feed));
    }

    private static byte[] bytes(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = WireJson.shared().copy();
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        JsonInclude.Value leftOutWhenEmpty =
                JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);
        JsonSetter.Value emptyWhenAbsent = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        mapper.configOverride(List.class).setInclude(leftOutWhenEmpty).setSetterInfo(emptyWhenAbsent);
        mapper.configOverride(Private.class).setInclude(leftOutWhenEmpty);
        mapper.configOverride(Map.class).setInclude(leftOutWhenEmpty).setSetterInfo(emptyWhenAbsent);
        mapper.registerModule(new SimpleModule("canonical")
                .addSerializer(BigDecimal.class, new DecimalWriter())
                .addDeserializer(Private.class, new PrivateValues.Reader()));
        mapper.disable(SerializationFeature.CLOSE_CLOSEABLE);
        mapper.addMixIn(CoachingRecord.class, SourceFirst.class);
        return mapper;
    }

    @JsonPropertyOrder({"source", "vendor", "id"})
    private interface SourceFirst {}

    @JsonIgnoreProperties({"privateNotes", "activity"})
    private interface WithoutPrivate {}
}
