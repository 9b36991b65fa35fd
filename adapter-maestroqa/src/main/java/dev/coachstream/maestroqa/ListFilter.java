package dev.coachstream.maestroqa;

import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.spi.IdParts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lists of the API are asked with: a creation window and at most one id for each role. */
final class ListFilter {
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private ListFilter() {}

    static ListFilter of(CreationWindow window, Query query, int pageSize) {
        ListFilter filter = all(window, pageSize);
        filter.one("agentId", query.coachees());
        filter.one("coachId", query.coaches());
        filter.one("creatorId", query.creators());
        return filter;
    }

    static ListFilter all(CreationWindow window, int pageSize) {
        ListFilter filter = new ListFilter();
        filter.set("startDate", window.startDate());
        filter.set("endDate", window.endDate());
        filter.set("count", pageSize);
        return filter;
    }

    /** Whether the API can be given this filter of the query. */
    static boolean takes(Filter filter, Query query) {
        return switch (filter) {
            case COACHEE -> query.coachees().size() == 1;
            case COACH -> query.coaches().size() == 1;
            case CREATOR -> query.creators().size() == 1;
            case TIME, STATUS -> true;
        };
    }

    /** What can be asked for one by one: of the roles that have several ids the one with the fewest; null where none has. */
    static @Nullable IdParts parts(Query query) {
        return Stream.of(Filter.COACHEE, Filter.COACH, Filter.CREATOR)
                .filter(role -> query.people(role).size() > 1)
                .min(Comparator.comparingInt(role -> query.people(role).size()))
                .map(role -> IdParts.each(query, role))
                .orElse(null);
    }

    /** The query's parameters for the page that starts at an offset. */
    Map<String, Object> at(long offset) {
        Map<String, Object> page = new LinkedHashMap<>(parameters);
        page.put("startIndex", offset);
        return page;
    }

    private void one(String name, Set<String> ids) {
        if (ids.size() == 1) {
            set(name, ids.iterator().next());
        }
    }

    private void set(String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
