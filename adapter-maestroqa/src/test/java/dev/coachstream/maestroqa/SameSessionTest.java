package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Todo;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The coaching API and the older export tell of the same sessions: every field that both carry is the same. */
final class SameSessionTest {

    @Test
    void isTheSameThroughBothApis() {
        try (SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.of(120))) {
            Map<String, CoachingSession> coaching =
                    read(vendor, Map.of(), Query.all().with(Set.of(Feed.POINTS, Feed.TODOS)));
            Map<String, CoachingSession> legacy =
                    read(vendor, Map.of("api", "legacy-export", "first-day", "2023-06-01"), Query.all());

            assertThat(legacy).containsOnlyKeys(coaching.keySet());
            coaching.forEach((id, session) ->
                    assertThat(common(Objects.requireNonNull(legacy.get(id)))).isEqualTo(common(session)));
        }
    }

    private static Map<String, CoachingSession> read(
            SimulatedMaestroQa vendor, Map<String, String> settings, Query query) {
        try (CoachingSource source = MaestroQaAccount.source(vendor, settings)) {
            return source.sessions(query).stream().collect(Collectors.toMap(CoachingSession::id, Function.identity()));
        }
    }

    /** Who created it has a name in the export only, sign-offs their dates, and the template its name. */
    private static List<@Nullable Object> common(CoachingSession session) {
        return Arrays.asList(
                session.source(),
                session.vendor(),
                session.id(),
                session.title(),
                session.status(),
                session.vendorStatus(),
                session.coachee(),
                session.coach(),
                session.assignedCoach(),
                id(session.creator()),
                session.createdAt(),
                session.updatedAt(),
                done(session.coachSignOff()),
                done(session.coacheeSignOff()),
                session.coachNotes(),
                session.coacheeNotes(),
                session.format(),
                id(session.template()),
                sorted(session.points(), CoachingPoint::id, SameSessionTest::common),
                sorted(session.todos(), Todo::id, SameSessionTest::common));
    }

    private static List<@Nullable Object> common(CoachingPoint point) {
        return Arrays.asList(
                point.id(),
                point.sessionIds(),
                point.kind(),
                point.category(),
                point.vendorCategory(),
                point.coachNotes(),
                point.createdAt(),
                point.updatedAt());
    }

    private static List<@Nullable Object> common(Todo todo) {
        return Arrays.asList(
                todo.id(),
                todo.sessionIds(),
                todo.title(),
                todo.description(),
                todo.status(),
                todo.vendorStatus(),
                todo.type(),
                id(todo.creator()),
                todo.createdAt(),
                todo.updatedAt());
    }

    private static <T> List<List<@Nullable Object>> sorted(
            List<T> items, Function<T, String> id, Function<T, List<@Nullable Object>> common) {
        return items.stream().sorted(Comparator.comparing(id)).map(common).toList();
    }

    private static @Nullable String id(@Nullable Participant person) {
        return person == null ? null : person.id();
    }

    private static @Nullable String id(@Nullable Reference reference) {
        return reference == null ? null : reference.id();
    }

    private static @Nullable Boolean done(@Nullable SignOff signOff) {
        return signOff == null ? null : signOff.done();
    }
}
