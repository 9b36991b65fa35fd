package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Exchange;
import dev.coachstream.simulator.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Answers a request in a way that no vendor's document describes. */
@FunctionalInterface
public interface Fault {
    /**
     * Answers, or breaks off.
     *
     * @param proper computes the answer that the vendor would have given
     */
    void answer(Exchange exchange, Supplier<Response> proper) throws IOException;

    /** An error (or any other) status without a body. */
    static Fault status(int code) {
        return status(code, Map.of(), "");
    }

    static Fault status(int code, Map<String, String> headers, String body) {
        return (exchange, proper) -> {
            Response response = Response.text(code, "application/json", body);
            for (Map.Entry<String, String> header : headers.entrySet()) {
                response = response.with(header.getKey(), header.getValue());
            }
            exchange.send(response);
        };
    }

    /** 429 with the given {@code Retry-After}, word for word. */
    static Fault tooManyRequests(String retryAfter) {
        return status(429, Map.of("Retry-After", retryAfter), "{\"message\":\"Exceeded rate limit.\"}");
    }

    /** A page of a proxy or a login form, with status 200. */
    static Fault html200() {
        return send(Response.text(200, "text/html", "<!doctype html><html><body><h1>Sign in</h1></body></html>"));
    }

    /** The proper body under the name of another type. */
    static Fault wrongContentType(String type) {
        return (exchange, proper) -> exchange.send(proper.get().with("Content-Type", type));
    }

    /** Half of the proper body as if it were all of it. */
    static Fault truncatedJson() {
        return (exchange, proper) -> {
            Response whole = proper.get().whole();
            exchange.send(whole.withBody(Arrays.copyOf(whole.body(), whole.body().length / 2)));
        };
    }

    /** Another body than the proper one, made from it. */
    static Fault altered(UnaryOperator<String> change) {
        return (exchange, proper) -> {
            Response whole = proper.get().whole();
            String body = new String(whole.body(), StandardCharsets.UTF_8);
            exchange.send(whole.withBody(change.apply(body).getBytes(StandardCharsets.UTF_8)));
        };
    }

    static Fault redirect(String location) {
        return status(302, Map.of("Location", location), "");
    }

    static Fault resetBeforeHeaders() {
        return (exchange, proper) -> exchange.reset();
    }

    static Fault resetMidBody() {
        return (exchange, proper) -> {
            sendHalf(exchange, proper);
            exchange.reset();
        };
    }

    static Fault closeMidBody() {
        return (exchange, proper) -> {
            sendHalf(exchange, proper);
            exchange.close();
        };
    }

    /** No answer until the other side gives up. */
    static Fault stallHeaders() {
        return (exchange, proper) -> exchange.stall();
    }

    static Fault stallBody() {
        return (exchange, proper) -> {
            sendHalf(exchange, proper);
            exchange.stall();
        };
    }

    /** The proper answer, very slowly. */
    static Fault drip(int bytesPerSecond) {
        return (exchange, proper) -> {
            Response response = proper.get().whole();
            exchange.sendHead(response, response.body().length);
            Pace pace = new Pace(bytesPerSecond);
            for (int at = 0; at < response.body().length; at += pace.step()) {
                exchange.sendRaw(response.body(), at, Math.min(pace.step(), response.body().length - at));
                pace.await();
            }
        };
    }

    /** A small compressed body that becomes so many bytes of white space. */
    static Fault gzipBomb(long size) {
        return (exchange, proper) ->
                exchange.send(Response.json(200, HostileBodies.gzipBomb(size)).with("Content-Encoding", "gzip"));
    }

    /** A body of so many bytes that starts like JSON and never gets anywhere. */
    static Fault hugeBody(long size) {
        return (exchange, proper) -> {
            exchange.sendHead(Response.json(200, new byte[0]), size);
            HostileBodies.whitespace(size, exchange::sendRaw);
        };
    }

    /** An array in an array, so many deep. */
    static Fault deepNesting(int depth) {
        return send(Response.text(200, "application/json", "[".repeat(depth) + "]".repeat(depth)));
    }

    static Fault send(Response response) {
        return (exchange, proper) -> exchange.send(response);
    }

    private static void sendHalf(Exchange exchange, Supplier<Response> proper) throws IOException {
        Response response = proper.get().whole();
        exchange.sendHead(response, response.body().length);
        exchange.sendRaw(response.body(), 0, response.body().length / 2);
    }
}
