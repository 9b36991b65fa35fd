package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntegrityTest {
    @AutoClose
    private final World world;

    IntegrityTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @Test
    void listsPointsAndTodosOfUnknownSessionsUntilTheyArrive() {
        world.sync(
                World.options()
                        .feeds(java.util.Set.of(dev.coachstream.model.Feed.POINTS, dev.coachstream.model.Feed.TODOS)),
                world.support());
        assertThat(world.number("SELECT count(*) FROM dangling_points")).isPositive();
        assertThat(world.query("SELECT problem FROM integrity WHERE source = 'support' ORDER BY ALL"))
                .contains("points of unknown sessions", "to-dos of unknown sessions");
        long before = world.number("SELECT count(*) FROM dangling_points");

        world.sync(World.options(), world.support());

        assertThat(world.number("SELECT count(*) FROM dangling_points")).isLessThan(before);
        assertThat(world.query("SELECT DISTINCT session_id FROM dangling_points"))
                .doesNotContainAnyElementsOf(world.maestroQa.data().ids());
    }

    @Test
    void listsPeopleOfWhomNothingIsKnownButAnId() {
        world.sync(World.options(), world.everybody());

        assertThat(world.number("SELECT count(*) FROM unknown_people WHERE source = 'sales' AND coached_in > 0"))
                .isPositive();
        assertThat(world.query("SELECT id FROM unknown_people WHERE source = 'support' AND coached_in > 0"))
                .isEmpty();
    }

    @Test
    void listsSessionsThatTurnUpInAWindowThatWasRead() {
        world.sync(World.options(), world.support());
        assertThat(world.query("FROM late_arrivals")).isEmpty();
        java.util.List<String> late = world.maestroQa.data().add(2, World.NOW.minus(java.time.Duration.ofDays(3)));

        world.sync(World.options(), world.support());

        assertThat(world.query("SELECT id FROM late_arrivals")).containsExactlyInAnyOrderElementsOf(late);
    }

    @Test
    void tellsWhenARecordWasLastSeenAlthoughItsRowWasNotWritten() {
        world.sync(World.options(), world.sales());
        world.sync(World.options(), world.sales());

        assertThat(world.query("SELECT DISTINCT first_seen, last_seen, changed_at FROM last_seen"))
                .containsExactly("2026-07-02T00:01Z|2026-07-02T00:02Z|2026-07-02T00:01Z");
    }

    @Test
    void unfoldsRawMembers() {
        world.sync(World.options(), world.sales());

        assertThat(world.query("SELECT DISTINCT name FROM attributes WHERE feed = 'sessions'"))
                .contains("managerUpdateTime");
    }
}
