package dev.coachstream.warehouse.rows;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The records of a batch, and those that they embed, by their feed. */
public final class BatchRows {
    private final Feed read;
    private final Map<Feed, FeedRows> rows = new EnumMap<>(Feed.class);

    /**
     * Empty.
     *
     * @param read the feed that is read
     * @param embeds the feeds that the source's sessions hold anyway
     */
    public BatchRows(Feed read, Set<Feed> embeds, RowTerms terms) {
        this.read = read;
        rows.put(read, new FeedRows(FeedTable.of(read), !embeds.contains(read), embeds, terms));
        for (Feed feed : List.of(Feed.POINTS, Feed.TODOS)) {
            if (read == Feed.SESSIONS && embeds.contains(feed)) {
                rows.put(feed, new FeedRows(FeedTable.of(feed), false, Set.of(), terms));
            }
        }
    }

    public void add(CoachingRecord item) {
        of(read).add(item);
        if (item instanceof CoachingSession session) {
            addTo(Feed.POINTS, session.points());
            addTo(Feed.TODOS, session.todos());
        }
    }

    private void addTo(Feed feed, List<? extends CoachingRecord> items) {
        FeedRows embedded = rows.get(feed);
        if (embedded != null) {
            items.forEach(embedded::add);
        }
    }

    private FeedRows of(Feed feed) {
        return Objects.requireNonNull(rows.get(feed), () -> "the batch has " + rows.keySet());
    }

    /** What was read. */
    public FeedRows read() {
        return of(read);
    }

    /** What that embeds. */
    public List<FeedRows> embedded() {
        return rows.values().stream().filter(each -> each != read()).toList();
    }

    /** Whether none of them can be stored yet. */
    public boolean areAllNew() {
        return rows.values().stream().allMatch(FeedRows::areAllNew);
    }

    /** About what all of them take in memory. */
    public long bytes() {
        return rows.values().stream().mapToLong(FeedRows::bytes).sum();
    }

    public Collection<FeedRows> all() {
        return rows.values();
    }
}
