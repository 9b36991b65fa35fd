package dev.coachstream.maestroqa;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Todo;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.RejectedRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins points and to-dos to sessions: exactly, and with no more sessions held than a batch and a page.
 *
 * <p>Pages of sessions are read ahead until there are enough for a batch; one scan of all points, and one of all to-dos, then
 * serves them all. A small answer costs one scan, a large one a scan for each batch.
 */
final class JoinedSessions implements PageFetcher<CoachingSession> {
    private final PageFetcher<CoachingSession> sessions;
    private final @Nullable JoinedItems<CoachingPoint> points;
    private final @Nullable JoinedItems<Todo> todos;
    private final List<JoinedItems<?>> joins;
    private final int batch;
    private final Deque<FetchedPage<CoachingSession>> ahead = new ArrayDeque<>();

    /**
     * A walk over joined sessions.
     *
     * @param points null when they are not asked for
     * @param todos null when they are not asked for
     */
    JoinedSessions(
            PageFetcher<CoachingSession> sessions,
            @Nullable JoinedItems<CoachingPoint> points,
            @Nullable JoinedItems<Todo> todos,
            int batch) {
        this.sessions = sessions;
        this.points = points;
        this.todos = todos;
        this.joins = Stream.<@Nullable JoinedItems<?>>of(points, todos)
                .filter(Objects::nonNull)
                .toList();
        this.batch = batch;
    }

    @Override
    public FetchedPage<CoachingSession> fetch(@Nullable String position) {
        if (ahead.isEmpty()) {
            readAhead(position);
            Set<String> ids = ids(ahead.stream());
            of(points, ids);
            of(todos, ids);
        }
        return joined(ahead.remove());
    }

    private void readAhead(@Nullable String position) {
        String next = position;
        int count = 0;
        do {
            FetchedPage<CoachingSession> page = sessions.fetch(next);
            ahead.add(page);
            count += page.items().size();
            next = page.next();
        } while (next != null && count < batch);
    }

    private FetchedPage<CoachingSession> joined(FetchedPage<CoachingSession> page) {
        Set<String> ids = ids(Stream.of(page));
        Map<String, List<CoachingPoint>> pointsOf = of(points, ids);
        Map<String, List<Todo>> todosOf = of(todos, ids);
        List<RejectedRecord> rejected = new ArrayList<>(page.rejected());
        boolean moved = page.moved();
        boolean openEnded = page.openEnded();
        for (JoinedItems<?> joined : joins) {
            joined.forget(ids);
            rejected.addAll(joined.takeRejected());
            moved |= joined.moved();
            openEnded |= joined.openEnded();
        }
        return page.map(session -> session.with(
                        pointsOf.getOrDefault(session.id(), List.of()), todosOf.getOrDefault(session.id(), List.of())))
                .withRejected(rejected)
                .withMoved(moved)
                .withOpenEnded(openEnded);
    }

    private static Set<String> ids(Stream<FetchedPage<CoachingSession>> pages) {
        return pages.flatMap(page -> page.items().stream())
                .map(CoachingSession::id)
                .collect(Collectors.toSet());
    }

    private static <T extends CoachingRecord> Map<String, List<T>> of(
            @Nullable JoinedItems<T> items, Set<String> sessions) {
        return items == null ? Map.of() : items.of(sessions);
    }

    @Override
    public void close() {
        ahead.clear();
        sessions.close();
    }
}
