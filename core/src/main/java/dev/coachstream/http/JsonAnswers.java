package dev.coachstream.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptFailed.Remedy;
import dev.coachstream.json.PageReader;
import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

/** Gives Jackson the bytes themselves: going through a reader triples what a page costs. */
final class JsonAnswers implements Decoder {
    private final PageReader pages = new PageReader();

    @Override
    public Object decode(Response response, Type type) throws IOException {
        if (type == InputStream.class) {
            return response.body().asInputStream();
        }
        try {
            return pages.read(((HeldBody) response.body()).bytes(), type);
        } catch (JsonProcessingException e) {
            throw malformed(AttemptClient.line(response.request()), e);
        }
    }

    /** Jackson's own message may quote the answer, so only its place is told. */
    private static AttemptFailed malformed(String line, JsonProcessingException e) {
        boolean broken = isCausedBy(StreamReadException.class, e);
        String what = isCausedBy(StreamConstraintsException.class, e)
                ? "JSON beyond the limits for depth, names, texts, digits or records"
                : broken ? "malformed or cut JSON" : "JSON that is not of the documented form";
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return new AttemptFailed(
                Kind.PROTOCOL,
                broken ? Remedy.REPEAT : Remedy.NONE,
                line + " was answered with " + what + (at < 0 ? "" : " at byte " + at),
                null,
                null);
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
