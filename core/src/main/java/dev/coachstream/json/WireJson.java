package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.Private;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads vendors' JSON: one shared, hardened mapper.
 *
 * <p>Hardened means bounded (nesting, length of texts, names and numbers), without class names in data, and with locations that
 * quote no content. Time stamps are read by a parser of the fixed form: {@code java.time}'s takes twenty times as long.
 */
public final class WireJson {
    /** How deep objects and lists may nest. */
    public static final int MAX_DEPTH = 64;
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 8 * 1024 * 1024;

    private static final int MAX_NAME = 1_000;
    private static final JsonFactory FACTORY =
            builder(MAX_NAME, Numbers.MAX_DIGITS).build();
    /** Knows no name again: those of one answer would be kept for all that come after it, whatever their length. */
    private static final JsonFactory CAREFUL = builder(MAX_TEXT, MAX_TEXT)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final ObjectMapper MAPPER = mapper();

    private WireJson() {}

    /** The shared mapper; never reconfigure it. */
    public static ObjectMapper shared() {
        return MAPPER;
    }

    /** A record of members that were read already, as leniently as a record of a list. */
    public static <T> T record(Map<String, @Nullable Object> members, Class<T> type) throws IOException {
        return MAPPER.readerFor(type)
                .withAttribute(ReadAttributes.KEEPS_UNREADABLE, true)
                .readValue(MAPPER.<JsonNode>valueToTree(Attributes.withPrivate(members)));
    }

    /** Reads bytes whole. Bytes that are no text at all are malformed JSON, not a broken connection. */
    static Object read(ObjectReader reader, byte[] json) throws IOException {
        try {
            return reader.readValue(json);
        } catch (CharConversionException e) {
            throw noText(null, e);
        }
    }

    /** The same, also where a number or a name is longer than others are. */
    static Object readCarefully(ObjectReader reader, byte[] json) throws IOException {
        try (JsonParser parser = new CarefulParser(CAREFUL.createParser(json))) {
            return reader.readValue(parser);
        } catch (CharConversionException e) {
            throw noText(null, e);
        }
    }

    static JsonParser carefulParser(InputStream json) throws IOException {
        return new CarefulParser(CAREFUL.createParser(json));
    }

    static JsonParseException noText(@Nullable JsonParser parser, CharConversionException cause) {
        return new JsonParseException(parser, "the bytes are no text", cause);
    }

    private static JsonFactoryBuilder builder(int mostName, int mostDigits) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNameLength(mostName)
                        .maxNumberLength(mostDigits)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER);
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder(FACTORY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addModule(module())
                .build();
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("coachstream");
        module.addDeserializer(Instant.class, new InstantReader());
        module.addDeserializer(BigDecimal.class, new Numbers.Reader());
        module.addDeserializer(Private.class, new PrivateValues.Reader());
        module.addSerializer(Instant.class, new InstantWriter());
        module.setDeserializerModifier(new RecordReader.OfRecords());
        return module;
    }
}
