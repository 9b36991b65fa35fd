package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that a simulated vendor has received. It holds the secrets that were sent, because tests look for them.
 *
 * @param number counts the vendor's requests from 0
 * @param rawQuery as sent, without the question mark; empty when there was none
 * @param headers names are compared without case
 * @param body read as UTF-8
 * @param status what was answered; 0 while nothing has been
 * @param nanos when it arrived, on the vendor's clock
 */
public record RequestSeen(
        long number,
        String method,
        String path,
        String rawQuery,
        Map<String, String> headers,
        String body,
        int status,
        long nanos) {

    static RequestSeen of(Request request, long number, long nanos) {
        return new RequestSeen(
                number, request.method(), request.path(), request.query(), request.headers(), request.text(), 0, nanos);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The first value of a query parameter, decoded; null when it was not sent. */
    public @Nullable String parameter(String name) {
        var values = new Request(method, path, rawQuery, headers, new byte[0])
                .parameters()
                .get(name);
        return values == null ? null : values.get(0);
    }

    RequestSeen answered(int with) {
        return new RequestSeen(number, method, path, rawQuery, headers, body, with, nanos);
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
