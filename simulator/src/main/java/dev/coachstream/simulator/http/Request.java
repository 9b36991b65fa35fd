package dev.coachstream.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One request as it came over the wire; header names are compared without case. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying every body would show in measurements
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The query parameters, decoded, in the order sent. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&", 0)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
        }
        return parameters;
    }

    /** The parts of the path between its slashes, each decoded on its own: an escaped slash does not separate. */
    public List<String> segments() {
        return Stream.of(path.substring(1).split("/", -1))
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    public String text() {
        return new String(body, UTF_8);
    }

    /** Whether the sender wants the connection closed after the answer. */
    boolean last() {
        return "close".equalsIgnoreCase(headers.get("Connection"));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, UTF_8);
    }

    /** Names the request only: headers carry tokens, bodies carry notes. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
