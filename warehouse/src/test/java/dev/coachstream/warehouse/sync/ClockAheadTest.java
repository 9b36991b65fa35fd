package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.warehouse.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync while the machine's clock was 400 days ahead, and those that come after it. */
final class ClockAheadTest {
    private static final Duration AHEAD = Duration.ofDays(400);

    @AutoClose
    private final World world;

    ClockAheadTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @ParameterizedTest
    @CsvSource({"support, true", "support, false", "sales, true", "sales, false", "fleet, true", "fleet, false"})
    void readsOnAsIfThatSyncHadCoveredNothing(String account, boolean first) {
        if (!first) {
            world.sync(World.options(), source(account));
        }
        syncAhead(account);
        List<String> added = data(account).add(2, world.time.now());

        SyncReport report = world.sync(World.options(), source(account));

        assertThat(report.done()).as(report.toString()).isTrue();
        assertThat(world.query("SELECT id FROM sessions")).containsAll(added);
        assertThat(world.notes)
                .singleElement()
                .asString()
                .startsWith("the clock was ahead: the store said that " + account + " was read up to 2027-08-0");
        assertThat(beyondNow()).isEmpty();
        assertThat(world.query("SELECT DISTINCT verdict FROM current_certificates"))
                .doesNotContain("partial");

        world.sync(World.options(), source(account));
        assertThat(world.notes).hasSize(1);
    }

    @Test
    void pullsBackSinceWhenARecordIsMissing() {
        world.sync(World.options(), world.sales());
        world.cresta.data().delete(world.cresta.data().ids().get(3), world.time.now());
        syncAhead("sales");
        assertThat(world.number("SELECT count(*) FROM missing")).isPositive();

        world.cresta.behaviour().fault(Faults.always(Fault.status(403)));
        world.sync(World.options(), world.sales());

        assertThat(world.query("SELECT missing_since <= TIMESTAMPTZ '%s' FROM missing".formatted(world.time.now())))
                .containsExactly("true");
    }

    @Test
    void goesBackToTheLastSyncWhoseTimeIsCertain() {
        world.sync(World.options(), world.support());
        Instant certain = world.time.now();
        syncAhead("support");

        world.sync(World.options().lookback(Duration.ofDays(1)), world.support());

        assertThat(world.query("SELECT DISTINCT epoch_us(window_start) FROM current_certificates"))
                .containsExactly(
                        String.valueOf(certain.minus(Duration.ofDays(1)).toEpochMilli() * 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "sales", "fleet"})
    void givesUpWindowsThatWerePlannedAhead(String account) {
        world.maestroQa.behaviour().fault(Faults.after(1, Faults.times(1, Fault.status(403))));
        world.cresta.behaviour().fault(Faults.after(1, Faults.times(1, Fault.status(403))));
        world.samsara.behaviour().fault(Faults.times(1, Fault.status(403)));
        syncAhead(account);

        SyncReport report = world.sync(World.options(), source(account));

        assertThat(report.done()).as(report.toString()).isTrue();
        assertThat(world.query("SELECT id FROM sessions"))
                .containsExactlyInAnyOrderElementsOf(data(account).ids());
        assertThat(beyondNow()).isEmpty();
    }

    @Test
    void coversNothingWhereTheClockIsSetRightDuringTheSync() {
        world.maestroQa.behaviour().afterPage(2, () -> world.time.setClock(AHEAD.negated()));
        world.time.setClock(AHEAD);

        world.sync(World.options(), world.support());

        assertThat(world.query("SELECT covered_until FROM sync_state WHERE feed = 'sessions'"))
                .containsExactly("null");
    }

    private void syncAhead(String account) {
        world.time.setClock(AHEAD);
        world.sync(World.options(), source(account));
        world.time.setClock(AHEAD.negated());
    }

    private List<String> beyondNow() {
        return world.query("""
                SELECT moment FROM (
                    SELECT covered_until AS moment FROM sync_state
                    UNION ALL SELECT unnest([window_start, window_end, planned_at, finished_at]) FROM certificates
                    UNION ALL SELECT unnest([started_at, finished_at]) FROM runs
                    UNION ALL SELECT unnest([first_seen, changed_at, deleted_at]) FROM sessions
                    UNION ALL SELECT last_seen FROM last_seen
                    UNION ALL SELECT first_seen FROM people)
                WHERE moment > TIMESTAMPTZ '%s'""".formatted(world.time.now()));
    }

    private CoachingSource source(String account) {
        return switch (account) {
            case "support" -> world.support();
            case "sales" -> world.sales();
            default -> world.fleet();
        };
    }

    private SimulatedRecords data(String account) {
        return switch (account) {
            case "support" -> world.maestroQa.data();
            case "sales" -> world.cresta.data();
            default -> world.samsara.data();
        };
    }
}
