package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads vendors' JSON: one shared, hardened mapper.
 *
 * <p>Hardened means bounded (nesting, length of texts, names and numbers), without class names in data, and with locations that
 * quote no content. Time stamps are read by a parser of the fixed form: {@code java.time}'s takes twenty times as long.
 */
public final class WireJson {
    /** How deep objects and lists may nest. */
    public static final int MOST_DEPTH = 64;
    /** The longest text, in characters. */
    public static final int MOST_TEXT = 8 * 1024 * 1024;

    private static final int MOST_NAME = 1_000;
    private static final int MOST_DIGITS = 500;
    private static final ObjectMapper MAPPER = mapper();

    private WireJson() {}

    /** The shared mapper; never reconfigure it. */
    public static ObjectMapper shared() {
        return MAPPER;
    }

    /** Reads bytes whole. Bytes that are no text at all are malformed JSON, not a broken connection. */
    static Object read(ObjectReader reader, byte[] json) throws IOException {
        try {
            return reader.readValue(json);
        } catch (CharConversionException e) {
            throw new JsonParseException(null, "the bytes are no text", e);
        }
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .maxStringLength(MOST_TEXT)
                        .maxNameLength(MOST_NAME)
                        .maxNumberLength(MOST_DIGITS)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .build();
        return JsonMapper.builder(factory)
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
        module.addSerializer(Instant.class, new InstantWriter());
        module.setDeserializerModifier(new RecordReader.OfRecords());
        return module;
    }
}
