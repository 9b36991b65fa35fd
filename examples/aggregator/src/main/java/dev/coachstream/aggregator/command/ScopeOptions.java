package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.api.NearestName;
import dev.coachstream.warehouse.store.StoreScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say from when to when, and of which accounts, a store is looked at. */
final class ScopeOptions {

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(names = "--source", paramLabel = "NAME", description = "Only this account; repeatable.")
    private List<String> sources = new ArrayList<>();

    /**
     * The part of the store that is looked at. Refuses accounts that it does not hold.
     *
     * @param teams none for any
     * @param coaches persons; none for any
     */
    StoreScope of(StoreView view, Set<String> teams, Set<String> coaches) {
        requireHeld(sources, view);
        Instant now = view.time().now();
        try {
            return new StoreScope(period.since(now), period.until(now), new LinkedHashSet<>(sources), teams, coaches);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "look at --since and --until");
        }
    }

    /** Refuses accounts that the store does not hold. */
    static void requireHeld(List<String> accounts, StoreView view) {
        List<String> known = view.texts("SELECT DISTINCT source FROM sync_state ORDER BY source");
        for (String name : accounts) {
            if (!known.contains(name)) {
                throw new UsageException(
                        "the store holds no account " + name + NearestName.hint(name, known),
                        "coachstream status lists those that it holds");
            }
        }
    }

    /** What is said of how it was asked. */
    List<String> notes() {
        return period.notes();
    }

    /** How it was narrowed, as it was written; empty if it was not. */
    Map<String, String> written() {
        Map<String, String> written = period.written();
        written.put("--source", String.join(", ", sources));
        written.values().removeIf(String::isEmpty);
        return written;
    }
}
