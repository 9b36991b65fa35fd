package dev.coachstream.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the simulator's JSON. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    /** Writes some JSON. */
    @FunctionalInterface
    public interface Writer {
        public void write(JsonGenerator out) throws IOException;
    }

    private Json() {}

    public static byte[] bytes(int expected, Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expected);
        try {
            write(bytes, writer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static void write(OutputStream to, Writer writer) throws IOException {
        try (JsonGenerator out = MAPPER.createGenerator(to)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writer.write(out);
        }
    }

    public static byte[] bytes(JsonNode node) {
        return bytes(256, out -> out.writeTree(node));
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** What a writer writes, as a tree. */
    public static ObjectNode object(Writer writer) {
        try (TokenBuffer tokens = new TokenBuffer(MAPPER, false)) {
            writer.write(tokens);
            return MAPPER.readTree(tokens.asParser());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ObjectNode parsed(byte[] json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object in a request's body; null when there is none. */
    public static @Nullable ObjectNode objectOrNull(byte[] body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException malformed) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text member; null when it is absent, null or something else. */
    public static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
