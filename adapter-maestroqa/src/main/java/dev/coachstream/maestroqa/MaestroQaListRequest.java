package dev.coachstream.maestroqa;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list is filtered by, in the API's own words; null for no filter.
 *
 * @param agentId the coachee
 * @param creatorId who created it
 * @param coachId the coach; of sessions only
 * @param startDate created after it
 * @param endDate created before it
 */
public record MaestroQaListRequest(
        @Nullable String agentId,
        @Nullable String creatorId,
        @Nullable String coachId,
        @Nullable Instant startDate,
        @Nullable Instant endDate) {

    /** Everything there is. */
    public static MaestroQaListRequest all() {
        return new MaestroQaListRequest(null, null, null, null, null);
    }

    /** The query's parameters for the page that starts at an offset. */
    Map<String, Object> at(long offset, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        put(parameters, "agentId", agentId);
        put(parameters, "creatorId", creatorId);
        put(parameters, "coachId", coachId);
        put(parameters, "startDate", startDate);
        put(parameters, "endDate", endDate);
        parameters.put("count", count);
        parameters.put("startIndex", offset);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
