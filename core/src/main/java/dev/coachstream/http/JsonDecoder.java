package dev.coachstream.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptException.Remedy;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.UndocumentedResponse;
import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Gives Jackson the bytes themselves: going through a reader triples what a page costs. */
final class JsonDecoder implements Decoder {
    private final PageReader pages;
    private final Refusals refusals;

    /** @param pages makes records of them */
    JsonDecoder(PageReader pages, Refusals refusals) {
        this.pages = pages;
        this.refusals = refusals;
    }

    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException {
        if (type == InputStream.class) {
            return response.body().asInputStream();
        }
        HeldBody body = (HeldBody) response.body();
        if (type == void.class) {
            requireNoError(response, body);
            return null;
        }
        return isLinked(type)
                ? Linked.of(
                        read(response, body, ((ParameterizedType) type).getActualTypeArguments()[0]), links(response))
                : read(response, body, type);
    }

    private static boolean isLinked(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == Linked.class;
    }

    private static @Nullable Collection<String> links(Response response) {
        return response.headers().get("Link");
    }

    private Object read(Response response, HeldBody body, Type type) throws IOException {
        try {
            return pages.read(body.bytes(), type);
        } catch (JsonProcessingException e) {
            if (isCausedBy(StreamReadException.class, e) || isCausedBy(StreamConstraintsException.class, e)) {
                throw malformed(RequestLine.of(response.request()), e);
            }
            throw refusals.byBody(response, body, lacks(e));
        }
    }

    /** Where nothing is documented to come back, what comes may be anything but an error. */
    private void requireNoError(Response response, HeldBody body) {
        if (body.length() > 0 && ErrorBody.of(body.bytes()).tellsAnError()) {
            throw refusals.byBody(response, body, "nothing was to come back");
        }
    }

    private static String lacks(JsonProcessingException e) {
        return e instanceof UndocumentedResponse none ? none.lacks() : "it cannot be read" + place(e);
    }

    /** Jackson's own message may quote the answer, so only its place is told. */
    private static AttemptException malformed(String line, JsonProcessingException e) {
        boolean beyond = isCausedBy(StreamConstraintsException.class, e);
        String what =
                beyond ? "JSON beyond the limits for depth, names, texts, digits or records" : "malformed or cut JSON";
        Remedy remedy = beyond ? Remedy.NONE : Remedy.REPEAT;
        return new AttemptException(Kind.PROTOCOL, remedy, line + " was answered with " + what + place(e), null, null);
    }

    private static String place(JsonProcessingException e) {
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return at < 0 ? "" : " at byte " + at;
    }

    private static boolean isCausedBy(Class<? extends Throwable> type, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
