package dev.coachstream.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SelectionTest {
    private static final Participant DRIVER = new Participant("d", null, null, Map.of());
    private static final Participant COACH = new Participant("c", null, null, Map.of());
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void includesItsStartAndExcludesItsEnd() {
        Query june = Query.all().window(Axis.UPDATED, JUNE, JULY);

        assertThat(june.inWindow(JUNE)).isTrue();
        assertThat(june.inWindow(JULY.minusNanos(1))).isTrue();
        assertThat(june.inWindow(JULY)).isFalse();
        assertThat(june.inWindow(JUNE.minusNanos(1))).isFalse();
        assertThat(june.inWindow(null)).isFalse();
        assertThat(Query.all().inWindow(null)).isTrue();
    }

    @Test
    void keepsWhatLacksItsTimeInEachWindowThatTheVendorSendsItIn() {
        Todo undated = todo();
        Query june = Query.all().window(Axis.UPDATED, JUNE, JULY);

        FeedCapabilities byUpdate = FeedCapabilities.of(Capture.SNAPSHOT)
                .pushedDown(Set.of(Filter.TIME))
                .pushedDownAxes(Set.of(Axis.UPDATED));
        assertThat(Selection.of(june, byUpdate)).accepts(undated);
        assertThat(Selection.of(june.statuses(Set.of(Status.COMPLETED)), byUpdate))
                .rejects(undated);
        assertThat(Selection.of(june.window(Axis.MEETING, JUNE, JULY), byUpdate))
                .rejects(undated);
        assertThat(Selection.of(june, FeedCapabilities.of(Capture.windows(Axis.UPDATED))))
                .accepts(undated);
        assertThat(Selection.of(june, FeedCapabilities.of(Capture.SNAPSHOT))).rejects(undated);
        assertThat(new Selection(june)).rejects(undated);
    }

    @Test
    void refusesAnEmptyWindow() {
        assertThatThrownBy(() -> Query.all().window(Axis.UPDATED, JULY, JULY))
                .hasMessageContaining("not before its end");
    }

    @Test
    void refusesToJoinWhatCannotBeJoined() {
        assertThatThrownBy(() -> Query.all().with(Set.of(Feed.ASSIGNMENTS))).hasMessageContaining("can be joined");
    }

    @Test
    void isToldApartByWhatItAsksOnly() {
        Query some = Query.all().coachees(Set.of("a", "b")).window(Axis.UPDATED, JUNE, null);

        assertThat(some.fingerprint())
                .isEqualTo(Query.all()
                        .window(Axis.UPDATED, JUNE, null)
                        .coachees(Set.of("b", "a"))
                        .fingerprint())
                .isNotEqualTo(some.coachees(Set.of("a")).fingerprint())
                .isNotEqualTo(some.window(Axis.CREATED, JUNE, null).fingerprint())
                .isNotEqualTo(some.statuses(Set.of(Status.OPEN)).fingerprint())
                .isNotEqualTo(some.with(Set.of(Feed.POINTS)).fingerprint());
    }

    @Test
    void selectsProgressesByWhomTheyAreAbout() {
        Selection selection = new Selection(Query.all().coachees(Set.of("d")));

        assertThat(selection)
                .accepts(new CoachingProgress("s", "v", "p1", Participant.of("d"), Map.of()))
                .rejects(
                        new CoachingProgress("s", "v", "p2", Participant.of("e"), Map.of()),
                        new CoachingProgress("s", "v", "p3", null, Map.of()));
    }

    @Test
    void selectsPointsTodosAndAssignments() {
        CoachingPoint point = point();
        Todo todo = todo();
        CoachAssignment assignment = new CoachAssignment("s", "v", "d", DRIVER, COACH, JUNE, JULY, Map.of());

        assertThat(new Selection(Query.all().coachees(Set.of("d")))).accepts(point, todo, assignment);
        assertThat(new Selection(Query.all().creators(Set.of("c"))))
                .accepts(point, todo)
                .rejects(assignment);
        assertThat(new Selection(Query.all().coaches(Set.of("c"))))
                .accepts(assignment)
                .rejects(point, todo);
        assertThat(new Selection(Query.all().statuses(Set.of(Status.OPEN))))
                .accepts(todo)
                .rejects(point);
        assertThat(new Selection(Query.all().window(Axis.UPDATED, JUNE, null)))
                .accepts(point, assignment)
                .rejects(todo);
        assertThat(new Selection(Query.all().window(Axis.CREATED, JUNE, JULY)))
                .accepts(todo, assignment)
                .rejects(point);
    }

    private static CoachingPoint point() {
        return CoachingPoint.builder()
                .source("s")
                .vendor("v")
                .id("p")
                .coachee(DRIVER)
                .creator(COACH)
                .updatedAt(JUNE)
                .build();
    }

    private static Todo todo() {
        return Todo.builder()
                .source("s")
                .vendor("v")
                .id("t")
                .status(Status.OPEN)
                .coachee(DRIVER)
                .creator(COACH)
                .createdAt(JUNE)
                .build();
    }
}
