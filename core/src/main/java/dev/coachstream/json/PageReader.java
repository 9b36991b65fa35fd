package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntConsumer;

/** Reads whole responses with one reader for each type, made once. Thread-safe. */
public final class PageReader {
    private final ConcurrentMap<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final IntConsumer mended;

    /** Mends half characters without a word. */
    public PageReader() {
        this(texts -> {});
    }

    /** @param mended is told how many half characters a response held, if any; they are U+FFFD now */
    public PageReader(IntConsumer mended) {
        this.mended = mended;
    }

    /** Reads a response as a type. The JSON value null is no response. */
    public Object read(byte[] body, Type type) throws IOException {
        byte[] json = Halves.mended(body, mended);
        ObjectReader reader = readers.computeIfAbsent(type, PageReader::reader);
        Object response = read(reader.withAttribute(ReadAttributes.PAGE, json), json);
        if (response == null) {
            throw MismatchedInputException.from(null, Object.class, "null");
        }
        return response;
    }

    /** Jackson gives a page up at a number of too many digits; read carefully, it costs nothing but time. */
    private static Object read(ObjectReader reader, byte[] json) throws IOException {
        try {
            return WireJson.read(reader, json);
        } catch (JsonProcessingException e) {
            if (RecordErrors.isOfTheWhole(e)) {
                return WireJson.readCarefully(reader, json);
            }
            throw e;
        }
    }

    /** What holds no list of records is a record itself, read as leniently as one of a list. */
    private static ObjectReader reader(Type type) {
        JavaType wanted = WireJson.shared().constructType(type);
        ObjectReader reader = WireJson.shared().readerFor(wanted);
        return isPage(wanted.getRawClass()) ? reader : reader.withAttribute(ReadAttributes.KEEPS_UNREADABLE, true);
    }

    private static boolean isPage(Class<?> response) {
        return response.isRecord()
                && Arrays.stream(response.getRecordComponents()).anyMatch(member -> member.getType() == Items.class);
    }
}
