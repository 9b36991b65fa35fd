package dev.coachstream.capture;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Selection;
import dev.coachstream.spi.SourceReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An account of assignments in memory, in pages of two, that finds changes in the way it is told. As a feed, each edit is appended. */
final class ListedSource implements CoachingSource {
    private static final int PAGE = 2;

    final List<Query> asked = new ArrayList<>();
    final List<CoachAssignment> records = new ArrayList<>();
    Set<String> roster = Set.of();
    boolean refusesCursors;
    /** A record that each page of a listing passes over and says that something moved; null for none. */
    @Nullable
    String passedOver;
    /** Whether its server refuses to say what follows the last page. */
    boolean openEnded;
    /** Or what follows a part of it, which its first page ends with. */
    boolean saysSoAtOnce;

    private final Capture capture;

    ListedSource(Capture capture) {
        this.capture = capture;
    }

    void put(String id, Instant createdAt, @Nullable Instant updatedAt) {
        if (!capture.isChangeFeed()) {
            records.removeIf(record -> record.id().equals(id));
        }
        records.add(new CoachAssignment(
                "acme",
                "listed",
                id,
                new Participant("driver-" + id, null, null, Map.of()),
                null,
                createdAt,
                updatedAt,
                Map.of()));
    }

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public String vendor() {
        return "listed";
    }

    @Override
    public Capabilities capabilities() {
        FeedCapabilities feed = FeedCapabilities.of(capture)
                .axes(Set.of(Axis.CREATED, Axis.UPDATED))
                .filters(Set.of(Filter.TIME, Filter.COACHEE));
        return Capabilities.of(Map.of(Feed.ASSIGNMENTS, feed), List.of());
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Paged<CoachAssignment> assignments(Query query) {
        asked.add(query);
        if (refusesCursors && query.after() != null) {
            throw new CoachingSourceException(name(), Kind.INVALID_REQUEST, "the cursor has expired");
        }
        List<CoachAssignment> listed =
                records.stream().filter(new Selection(query)).toList();
        return new SourceReads(name(), capabilities())
                .open(Feed.ASSIGNMENTS, query, scope -> position -> page(listed, position));
    }

    private FetchedPage<CoachAssignment> page(List<CoachAssignment> listed, @Nullable String position) {
        int start = position == null ? 0 : Integer.parseInt(position);
        int end = Math.min(start + PAGE, listed.size());
        List<CoachAssignment> items =
                IntStream.range(start, end).mapToObj(listed::get).toList();
        String next = end < listed.size() ? String.valueOf(end) : null;
        String tail = next == null && capture.isChangeFeed() ? String.valueOf(end) : null;
        return new FetchedPage<>(
                        items.stream()
                                .filter(item -> !item.id().equals(passedOver))
                                .toList(),
                        next)
                .withResume(tail)
                .withMoved(passedOver != null && start == 0)
                .withOpenEnded(openEnded && (next == null || saysSoAtOnce));
    }

    @Override
    public Set<String> roster(Feed feed) {
        return roster;
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void check() {}

    @Override
    public void close() {}
}
