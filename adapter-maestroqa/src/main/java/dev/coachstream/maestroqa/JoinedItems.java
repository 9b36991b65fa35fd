package dev.coachstream.maestroqa;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.paging.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The points (or to-dos) of sessions. The API cannot be asked for those of a session, and one may be created long before or after
 * its session; so all are read, and those that belong to the sessions asked for are kept.
 *
 * <p>What is held is bounded: sessions whose items had to go are looked for once more when they are asked for.
 */
final class JoinedItems<T extends CoachingRecord> {
    private static final int ITEMS_FOR_EACH_SESSION = 50;

    private final Supplier<PageFetcher<T>> scans;
    private final Function<T, List<String>> sessionIds;
    private final Supplier<Instant> now;
    private final LoadingCache<String, List<T>> held;
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private boolean moved;
    private boolean openEnded;

    /**
     * Items that are read when they are first asked for.
     *
     * @param scans reads all items of the account, from the first to the last
     * @param sessions how many sessions are asked for at once
     */
    JoinedItems(
            Supplier<PageFetcher<T>> scans, Function<T, List<String>> sessionIds, Supplier<Instant> now, int sessions) {
        this.scans = scans;
        this.sessionIds = sessionIds;
        this.now = now;
        this.held = Caffeine.newBuilder()
                .maximumWeight((long) sessions * ITEMS_FOR_EACH_SESSION)
                .weigher((String session, List<T> items) -> 1 + items.size())
                .executor(Runnable::run)
                .build(CacheLoader.<String, List<T>>bulk(this::scan));
    }

    /** The items of each session, in the API's order. Reads those that are not held in one scan for all. */
    Map<String, List<T>> of(Collection<String> sessions) {
        return held.getAll(sessions);
    }

    /** Releases the items of sessions that are done. */
    void forget(Collection<String> sessions) {
        held.invalidateAll(sessions);
    }

    /** Items that could not be read; told once. */
    List<RejectedRecord> takeRejected() {
        List<RejectedRecord> taken = List.copyOf(rejected);
        rejected.clear();
        return taken;
    }

    /** Whether the items are known to have changed while they were read. */
    boolean moved() {
        return moved;
    }

    /** Whether there may be items that their server refuses to show. */
    boolean openEnded() {
        return openEnded;
    }

    private Map<String, List<T>> scan(Set<? extends String> sessions) {
        Map<String, T> kept = new LinkedHashMap<>();
        try (PageFetcher<T> scan = scans.get()) {
            String position = null;
            do {
                FetchedPage<T> page = scan.fetch(position);
                page.items().forEach(item -> keep(item, sessions, kept));
                rejected.addAll(page.rejected());
                moved |= page.moved();
                openEnded |= page.openEnded();
                position = page.next();
            } while (position != null);
        }
        return bySession(kept.values(), sessions);
    }

    /** An item that changes while all are read comes again, and may then belong elsewhere. */
    private void keep(T item, Set<? extends String> sessions, Map<String, T> kept) {
        T known = kept.get(item.id());
        boolean wanted = known != null || sessionIds.apply(item).stream().anyMatch(sessions::contains);
        if (wanted && (known == null || Versions.givesWay(known.updatedAt(), item.updatedAt(), now.get()))) {
            kept.put(item.id(), item);
        }
    }

    private Map<String, List<T>> bySession(Collection<T> kept, Set<? extends String> sessions) {
        Map<String, List<T>> found = new HashMap<>();
        sessions.forEach(session -> found.put(session, new ArrayList<>()));
        for (T item : kept) {
            for (String session : sessionIds.apply(item)) {
                List<T> items = found.get(session);
                if (items != null) {
                    items.add(item);
                }
            }
        }
        return found;
    }
}
