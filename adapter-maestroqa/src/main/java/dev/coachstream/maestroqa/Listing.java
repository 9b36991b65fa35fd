package dev.coachstream.maestroqa;

import dev.coachstream.model.CoachingRecord;
import java.util.Map;
import java.util.function.Function;

/**
 * One of the API's lists.
 *
 * @param pages requests a page with the list's parameters
 * @param mapping of a record to its canonical form
 */
record Listing<W, T extends CoachingRecord>(
        Function<Map<String, Object>, MaestroQaPage<W>> pages, Function<W, T> mapping) {}
