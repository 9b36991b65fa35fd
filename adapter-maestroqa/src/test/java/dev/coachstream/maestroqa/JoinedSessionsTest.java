package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoinedSessionsTest {
    private static final Query JOINED = Query.all().with(Set.of(Feed.POINTS, Feed.TODOS));

    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());

    @AfterEach
    void close() {
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "40", "100", "10000"})
    void joinsExactlyWhateverTheBatch(String batch) {
        List<CoachingSession> sessions = read(batch, JOINED);
        Map<String, List<String>> points = bySession(vendor.data().points());
        Map<String, List<String>> todos = bySession(vendor.data().todos());

        assertThat(sessions)
                .extracting(CoachingSession::id)
                .containsExactlyElementsOf(vendor.data().ids());
        assertThat(sessions).allSatisfy(session -> {
            assertThat(session.points())
                    .extracting(CoachingPoint::id)
                    .containsExactlyElementsOf(points.getOrDefault(session.id(), List.of()));
            assertThat(session.todos())
                    .extracting(Todo::id)
                    .containsExactlyElementsOf(todos.getOrDefault(session.id(), List.of()));
        });
    }

    @Test
    void leavesPointsOfNoSessionToTheirOwnFeed() {
        List<String> joined = read("10000", JOINED).stream()
                .flatMap(session -> session.points().stream())
                .map(CoachingPoint::id)
                .toList();
        List<String> orphans = vendor.data().points().ids().stream()
                .filter(id -> vendor.data()
                        .points()
                        .document(id)
                        .get("coachingSessionIds")
                        .isEmpty())
                .toList();

        assertThat(orphans).isNotEmpty();
        assertThat(joined).isNotEmpty().doesNotContainAnyElementsOf(orphans);
    }

    @Test
    void findsPointsCreatedLongBeforeOrAfterTheirSession() {
        vendor.behaviour()
                .fault(Faults.when(
                        seen -> seen.path().endsWith("points"),
                        request -> MaestroQaAccount.changed(page -> {
                            boolean old = false;
                            for (JsonNode point : page.get("Resources")) {
                                old = !old;
                                String created = old ? "2013-01-01T00:00:00Z" : "2026-07-01T23:59:59Z";
                                ((ObjectNode) point).put("createdAt", created);
                            }
                        })));
        Query narrow = JOINED.window(
                Axis.CREATED, Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

        List<CoachingSession> sessions = read("10000", narrow);
        Map<String, List<String>> points = bySession(vendor.data().points());

        assertThat(sessions)
                .hasSizeGreaterThan(10)
                .allSatisfy(session -> assertThat(session.points())
                        .extracting(CoachingPoint::id)
                        .containsExactlyElementsOf(points.getOrDefault(session.id(), List.of())));
        assertThat(vendor.requests().to("coaching-points"))
                .allSatisfy(request -> assertThat(request.rawQuery()).doesNotContain("startDate"));
    }

    @Test
    void readsThePointsOnceForEachBatch() {
        int pages = (vendor.data().points().size() + 39) / 40;

        read("10000", JOINED.with(Set.of(Feed.POINTS)));
        assertThat(vendor.requests().to("coaching-points")).hasSize(pages);
        assertThat(vendor.requests().to("todos")).isEmpty();

        vendor.requests().clear();
        read("100", JOINED.with(Set.of(Feed.POINTS)));
        assertThat(vendor.requests().to("coaching-points")).hasSize(3 * pages);
    }

    @Test
    void resumesRightAfterEachPage() {
        List<Page<CoachingSession>> pages = new ArrayList<>();
        List<CoachingSession> whole = read("100", JOINED);
        try (CoachingSource source = source("100")) {
            source.sessions(JOINED).pages().forEach(pages::add);
        }
        int delivered = 0;
        for (Page<CoachingSession> page : pages) {
            delivered += page.items().size();
            Query rest = JOINED.after(Cursor.parse(page.cursor().toString()));
            assertThat(read("100", rest)).isEqualTo(whole.subList(delivered, whole.size()));
        }
    }

    @Test
    void reportsAPointThatCannotBeReadBesideTheSessions() {
        vendor.behaviour()
                .fault(Faults.when(
                        seen -> seen.path().endsWith("points"),
                        request -> MaestroQaAccount.changed(page -> {
                            ObjectNode first =
                                    (ObjectNode) page.get("Resources").get(0);
                            first.put("coachingSessionIds", "none");
                        })));
        try (CoachingSource source = source("10000")) {
            Page<CoachingSession> page =
                    source.sessions(JOINED).pages().iterator().next();

            assertThat(page.items()).hasSize(40);
            assertThat(page.rejected()).isNotEmpty().allSatisfy(one -> {
                assertThat(one.feed()).isEqualTo(Feed.POINTS);
                assertThat(one.field()).isEqualTo("coachingSessionIds");
            });
        }
    }

    @Test
    void saysSoWhenThePointsMoveWhileTheyAreRead() {
        AtomicInteger pages = new AtomicInteger();
        vendor.behaviour().fault(Faults.when(seen -> seen.path().endsWith("points"), request -> {
            if (pages.incrementAndGet() == 2) {
                vendor.data().points().delete(vendor.data().points().ids().get(0), MaestroQaAccount.NOW);
            }
            return null;
        }));
        try (CoachingSource source = source("10000")) {
            assertThat(source.sessions(JOINED).pages().iterator().next().moved())
                    .isTrue();
        }
    }

    /** More items than may be held for so few sessions: what had to go is looked for again. */
    @Test
    void holdsNoMoreThanItsBoundAndStaysExact() {
        List<Todo> items = IntStream.range(0, 500)
                .mapToObj(i -> todo("item-" + i, "session-" + i % 2, null))
                .toList();
        AtomicInteger scans = new AtomicInteger();
        JoinedItems<Todo> joined = joined(3, () -> {
            scans.incrementAndGet();
            return items;
        });

        joined.of(List.of("session-0", "session-all"));
        assertThat(joined.of(List.of("session-all"))).containsOnly(Map.entry("session-all", items));
        assertThat(joined.of(List.of("session-none"))).containsOnly(Map.entry("session-none", List.of()));
        assertThat(scans.get()).isGreaterThan(2);
    }

    /** What changes while all are read comes again. */
    @Test
    void joinsTheNewestVersionOfATodo() {
        Todo old = todo("p", "session-0", MaestroQaAccount.NOW.minusSeconds(1));
        Todo recent = todo("p", "session-1", MaestroQaAccount.NOW);

        assertThat(joined(3, () -> List.of(old, recent)).of(List.of("session-0", "session-1", "session-all")))
                .containsOnly(
                        Map.entry("session-0", List.of()),
                        Map.entry("session-1", List.of(recent)),
                        Map.entry("session-all", List.of(recent)));
        assertThat(joined(3, () -> List.of(recent, old)).of(List.of("session-all")))
                .containsOnly(Map.entry("session-all", List.of(recent)));
    }

    private static JoinedItems<Todo> joined(int sessions, Supplier<List<Todo>> items) {
        return new JoinedItems<>(
                () -> position -> new FetchedPage<>(items.get(), null),
                Todo::sessionIds,
                () -> MaestroQaAccount.NOW,
                sessions);
    }

    private static Todo todo(String id, String session, @Nullable Instant updatedAt) {
        return Todo.builder()
                .source("s")
                .vendor("v")
                .id(id)
                .sessionIds(List.of(session, "session-all"))
                .status(Status.OPEN)
                .updatedAt(updatedAt)
                .build();
    }

    private CoachingSource source(String batch) {
        return MaestroQaAccount.source(vendor, Map.of("page-size", "40", "join-batch", batch));
    }

    private List<CoachingSession> read(String batch, Query query) {
        try (CoachingSource source = source(batch)) {
            return source.sessions(query).stream().toList();
        }
    }

    private static Map<String, List<String>> bySession(SimulatedRecords records) {
        Map<String, List<String>> ids = new HashMap<>();
        for (String id : records.ids()) {
            for (JsonNode session : records.document(id).path("coachingSessionIds")) {
                ids.computeIfAbsent(session.textValue(), missing -> new ArrayList<>())
                        .add(id);
            }
        }
        return ids;
    }
}
