package dev.coachstream.warehouse.rows;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A batch's records of one feed in the order of reading, encoded as rows. Filled by the thread that reads: the one that writes has
 * enough to do.
 */
public final class FeedRows {
    private final FeedTable<?> table;
    private final boolean linked;
    private final Set<Feed> embeds;
    private final RowTerms terms;
    private final List<CoachingRecord> items = new ArrayList<>();
    private final List<Long> digests = new ArrayList<>();
    private final RowEncoder encoder = new RowEncoder();
    private final ContentFingerprint fingerprint = new ContentFingerprint();
    private boolean allNew = true;

    /**
     * Empty.
     *
     * @param linked whether the records themselves say what they are linked to, and not the sessions that embed them
     * @param embeds the feeds that they hold
     */
    FeedRows(FeedTable<?> table, boolean linked, Set<Feed> embeds, RowTerms terms) {
        this.table = table;
        this.linked = linked;
        this.embeds = embeds;
        this.terms = terms;
    }

    void add(CoachingRecord item) {
        items.add(item);
        allNew &= terms.firstFill().add(table.feed(), item.id());
        fingerprint.add(item.id(), item.updatedAt());
        table.put(encoder, item, terms.includePrivate());
        putLinks(item);
        digests.add(encoder.end());
    }

    /** Whether the records themselves say what they are linked to, so that this is part of their content. */
    public boolean linked() {
        return linked;
    }

    public FeedTable<?> table() {
        return table;
    }

    /** The account that all of them are of; there must be some. */
    public String source() {
        return items.get(0).source();
    }

    public List<CoachingRecord> items() {
        return items;
    }

    /** Those of all rows. */
    public List<Integer> rowIndexes() {
        return IntStream.range(0, items.size()).boxed().toList();
    }

    /** Whether none of them can be stored yet, and none comes twice. */
    public boolean areAllNew() {
        return allNew;
    }

    /** Of one row. */
    long digest(int rowIndex) {
        return digests.get(rowIndex);
    }

    /** Of ids and times of change, for the window's certificate; to be read without a sign. */
    public long fingerprint() {
        return fingerprint.value();
    }

    /** About what the rows take in memory. */
    public long bytes() {
        return encoder.bytes();
    }

    /** The columns that records fill: the table's, and those that list what they are linked to. */
    List<String> names() {
        List<String> names = new ArrayList<>(table.columns());
        names.addAll(LinkTable.columns(table.feed()));
        return names;
    }

    /** One for each name, unless there are no rows. */
    public List<Column<?>> columns() {
        return encoder.columns();
    }

    private void putLinks(CoachingRecord item) {
        if (item instanceof CoachingSession session) {
            putLinks(session, Feed.POINTS, session.points());
            putLinks(session, Feed.TODOS, session.todos());
        } else if (item instanceof CoachingPoint point) {
            encoder.links(point.sessionIds(), linked);
        } else if (item instanceof Todo todo) {
            encoder.links(todo.sessionIds(), linked);
        }
    }

    private void putLinks(CoachingSession session, Feed feed, List<? extends CoachingRecord> items) {
        if (!embeds.contains(feed)) {
            encoder.linksElsewhere();
        } else if (session.lists(feed)) {
            encoder.links(items.stream().map(CoachingRecord::id).toList(), linked);
        } else {
            encoder.linksNotSaid();
        }
    }
}
