package dev.coachstream.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer: either bytes of a known length, or a stream that is sent in chunks. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying every page would show in measurements
public record Response(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable Body stream) {

    /** Writes a body whose length is not known beforehand. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public Response {
        headers = Map.copyOf(headers);
    }

    public static Response json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body, null);
    }

    public static Response text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(UTF_8));
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0], null);
    }

    public static Response chunked(int status, String contentType, Body stream) {
        return new Response(status, Map.of("Content-Type", contentType), new byte[0], stream);
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body, stream);
    }

    public Response withBody(byte[] other) {
        return new Response(status, headers, other, null);
    }

    /** The same answer with its stream, if it has one, read into bytes. */
    public Response whole() throws IOException {
        if (stream == null) {
            return this;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stream.writeTo(bytes);
        return withBody(bytes.toByteArray());
    }

    /** The status line, the headers and the empty line; a negative length announces chunks. */
    byte[] head(long length) {
        StringBuilder head =
                new StringBuilder(160).append("HTTP/1.1 ").append(status).append(" \r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        String framing = length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length;
        return head.append(framing).append("\r\n\r\n").toString().getBytes(UTF_8);
    }
}
