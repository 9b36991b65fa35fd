package dev.coachstream.maestroqa;

import dev.coachstream.json.Hashed;
import dev.coachstream.json.Items;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.OffsetScan;
import java.util.Map;
import java.util.function.Function;

/**
 * One of the API's lists.
 *
 * @param pages requests a page with the list's parameters
 * @param mapping of a record to the form wanted
 */
record ListEndpoint<W, T>(Function<Map<String, Object>, MaestroQaPage<W>> pages, Function<W, T> mapping) {

    /** The page at an offset, if the answer is one. */
    OffsetScan.Rows<Hashed<T>> rows(CursorScope scope, long offset, Map<String, Object> parameters) {
        MaestroQaPage<W> page = pages.apply(parameters);
        Long total = page.totalResults();
        if (total == null || total < 0) {
            throw scope.protocol("an answer without totalResults, which alone says where the list ends");
        }
        Long start = page.startIndex();
        Items<Hashed<T>> items = page.resources().map(sent -> sent.map(mapping));
        if (start != null && start != offset && items.received() > 0) {
            throw scope.protocol("asked from startIndex " + offset + " the server answered from " + start);
        }
        return new OffsetScan.Rows<>(
                items.good(),
                items.received(),
                total,
                items.rejected(scope),
                items.received() > 0 && items.received() >= capacity(page, parameters));
    }

    /** How many records a page holds at the most: as many as were asked for, or as the server says of its own. */
    private static int capacity(MaestroQaPage<?> page, Map<String, Object> parameters) {
        int asked = parameters.get("count") instanceof Integer count ? count : Integer.MAX_VALUE;
        Integer own = page.itemsPerPage();
        return own == null || own <= 0 ? asked : Math.min(own, asked);
    }
}
