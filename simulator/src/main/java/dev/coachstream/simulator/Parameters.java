package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request, with the checks that every vendor makes. */
public record Parameters(Map<String, List<String>> values) {

    public static Parameters of(Request request) {
        return new Parameters(request.parameters());
    }

    /** The value of a parameter; null when it is absent or empty. */
    @Nullable
    public String text(String name) {
        String value = values.getOrDefault(name, List.of("")).get(0);
        return value.isEmpty() ? null : value;
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The members of a list that was sent with commas, as repeated parameters, or both. */
    public List<String> list(String name) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    public int natural(String name, int fallback) {
        String text = text(name);
        try {
            int value = text == null ? fallback : Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException refused) {
            // below
        }
        throw new BadRequest("Invalid value for parameter: " + name + " must be an integer of 0 or more");
    }

    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false") || text.equals("true")) {
            return "true".equals(text);
        }
        throw new BadRequest("Invalid value for parameter: " + name + " must be true or false");
    }

    @Nullable
    public Instant time(String name) {
        String text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException refused) {
            throw new BadRequest("Invalid value for parameter: " + name + " must be an RFC 3339 time");
        }
    }
}
