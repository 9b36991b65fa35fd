package dev.coachstream.json;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Reads whole responses with one reader for each type, made once. Thread-safe. */
public final class PageReader {
    private final ConcurrentMap<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    /** Reads a response as a type. The JSON value null is no response. */
    public Object read(byte[] body, Type type) throws IOException {
        ObjectReader reader = readers.computeIfAbsent(type, PageReader::reader);
        Object answer = WireJson.read(reader.withAttribute(ItemsReader.PAGE, body), body);
        if (answer == null) {
            throw MismatchedInputException.from(null, Object.class, "null");
        }
        return answer;
    }

    private static ObjectReader reader(Type type) {
        return WireJson.shared().readerFor(WireJson.shared().constructType(type));
    }
}
