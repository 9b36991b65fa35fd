package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.util.AccessPattern;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.Private;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record as Jackson does, member by member into its constructor, without what only other classes can have: setters,
 * views, injected values, references. Jackson's own way keeps account of those for each object, which took a sixth of the time of
 * reading a page. Undocumented members keep the vendor's order. A whole answer must be one ({@link WholeAnswer}).
 */
final class RecordReader extends BeanDeserializer {
    private static final long serialVersionUID = 1L;
    private static final int NOWHERE = -1;
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Private.class,
            Instant.class,
            Boolean.class,
            BigDecimal.class,
            Integer.class,
            Long.class,
            Double.class);

    /** A constructor's arguments where every member is absent; empty where Jackson's own way is needed. */
    private transient @Nullable Object[] absent = {};
    /** Which arguments hold a single value each. */
    private transient boolean[] plain = {};
    /** Which of them are text as Jackson itself reads it: most are, and a look spares the way through its deserializers. */
    private transient boolean[] text = {};
    /** Whether it has a list of records. */
    private boolean holdsRecords;
    /** Where the constructor takes the undocumented members. */
    private int undocumented = NOWHERE;

    private RecordReader(BeanDeserializer record) {
        super(record);
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        super.resolve(context);
        if (_propertyBasedCreator != null && isPlain()) {
            undocumented = _anySetter == null ? NOWHERE : _anySetter.getParameterIndex();
            absent = new Object[_valueInstantiator.getFromObjectArguments(context.getConfig()).length];
            plain = new boolean[absent.length];
            text = new boolean[absent.length];
            for (SettableBeanProperty member : _propertyBasedCreator.properties()) {
                holdsRecords |= member.getType().hasRawClass(Items.class);
                plain[member.getCreatorIndex()] =
                        PLAIN.contains(member.getType().getRawClass());
                text[member.getCreatorIndex()] = isText(member.getValueDeserializer());
                absent[member.getCreatorIndex()] = member.getNullValueProvider().getAbsentValue(context);
            }
            if (undocumented != NOWHERE) {
                absent[undocumented] = Map.of();
            }
        }
    }

    private boolean isPlain() {
        return _ignorableProps == null
                && _includableProps == null
                && _injectables == null
                && _objectIdReader == null
                && !_needViewProcesing
                && (_anySetter == null || _anySetter.getProperty().getType().isMapLikeType())
                && _propertyBasedCreator.properties().stream().noneMatch(RecordReader::isNewEachTime);
    }

    private static boolean isText(JsonDeserializer<?> value) {
        return value.getClass() == StringDeserializer.class;
    }

    private static boolean isNewEachTime(SettableBeanProperty member) {
        return member.getNullValueProvider().getNullAccessPattern() == AccessPattern.DYNAMIC;
    }

    @Override
    protected Object _deserializeUsingPropertyBased(JsonParser parser, DeserializationContext context)
            throws IOException {
        if (absent.length == 0) {
            return super._deserializeUsingPropertyBased(parser, context);
        }
        @Nullable Object[] arguments = absent.clone();
        WholeAnswer answer = WholeAnswer.isAt(parser, context) ? new WholeAnswer() : null;
        Set<String> unread = null;
        String name = parser.hasToken(JsonToken.FIELD_NAME) ? parser.currentName() : null;
        for (; name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            SettableBeanProperty member = _propertyBasedCreator.findCreatorProperty(name);
            if (member == null) {
                Object beside = readUndocumented(name, arguments, parser, context);
                if (answer != null) {
                    answer.saysBeside(name, beside);
                }
            } else {
                if (answer != null && value != JsonToken.VALUE_NULL) {
                    answer.says(member.getName());
                }
                if (!read(member, value, arguments, parser, context)) {
                    unread = unread == null ? new TreeSet<>() : unread;
                    unread.add(member.getName());
                }
            }
        }
        if (unread != null && undocumented != NOWHERE) {
            arguments[undocumented] = Attributes.withUnread(members(arguments), unread);
        }
        if (answer != null) {
            answer.require(_propertyBasedCreator.properties(), holdsRecords, parser);
        }
        return _valueInstantiator.createFromObjectWith(context, arguments);
    }

    /** Reads a member, or keeps what it cannot read and says so. */
    private boolean read(
            SettableBeanProperty member,
            JsonToken value,
            @Nullable Object[] arguments,
            JsonParser parser,
            DeserializationContext context)
            throws IOException {
        if (value == JsonToken.VALUE_STRING && text[member.getCreatorIndex()]) {
            arguments[member.getCreatorIndex()] = parser.getText();
            return true;
        }
        if (value.isStructStart() && isUnreadable(member, context)) {
            keep(member, arguments, parser, context);
            return false;
        }
        try {
            arguments[member.getCreatorIndex()] = member.deserialize(parser, context);
        } catch (InexactTimestamp stamp) {
            arguments[member.getCreatorIndex()] = stamp.nearest();
            keep(member, arguments, parser, context);
        } catch (MismatchedInputException e) {
            if (!isUnreadable(member, context)) {
                wrapAndThrow(e, handledType(), member.getName(), context);
            }
            keep(member, arguments, parser, context);
            return false;
        } catch (IOException | RuntimeException e) {
            wrapAndThrow(e, handledType(), member.getName(), context);
        }
        return true;
    }

    /**
     * Whether one value that cannot be read is kept under its own name instead: a record is worth more than one of its members.
     * A list or an object is not: half of it would look whole.
     */
    private boolean isUnreadable(SettableBeanProperty member, DeserializationContext context) {
        return undocumented != NOWHERE && plain[member.getCreatorIndex()] && ReadAttributes.keepsUnreadable(context);
    }

    private void keep(
            SettableBeanProperty member,
            @Nullable Object[] arguments,
            JsonParser parser,
            DeserializationContext context)
            throws IOException {
        if (undocumented != NOWHERE) {
            readUndocumented(member.getName(), arguments, parser, context);
        }
    }

    private @Nullable Object readUndocumented(
            String name, @Nullable Object[] arguments, JsonParser parser, DeserializationContext context)
            throws IOException {
        if (undocumented == NOWHERE && holdsRecords && WholeAnswer.isError(name)) {
            return context.readValue(parser, Object.class);
        }
        if (undocumented == NOWHERE) {
            handleUnknownProperty(parser, context, handledType(), name);
            return null;
        }
        Object value = Numbers.kept(_anySetter.deserialize(parser, context));
        members(arguments).put(name, value);
        return value;
    }

    /** A map of our own making, marked or not. */
    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> members(@Nullable Object[] arguments) {
        Object members = arguments[undocumented];
        if (members == null || members == absent[undocumented]) {
            members = new LinkedHashMap<>();
            arguments[undocumented] = members;
        }
        return (Map<String, @Nullable Object>) members;
    }

    /** For records only. */
    static final class OfRecords extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription type, JsonDeserializer<?> found) {
            return type.getBeanClass().isRecord() && found.getClass() == BeanDeserializer.class
                    ? new RecordReader((BeanDeserializer) found)
                    : found;
        }
    }
}
