package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
import dev.coachstream.simulator.Faults;
import dev.coachstream.warehouse.ChildProcesses;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A sync of three faulty vendors is killed at random instants, and begun again each time, until it is done. */
@EnabledOnOs(OS.LINUX)
final class KillTest {
    /** A soak asks for more. */
    private static final int KILLS = Integer.getInteger("coachstream.kills", 6);

    private static final long MIN_MILLIS = 50;
    private static final long SEED = Long.getLong("coachstream.seed", 20260702);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    /** Before so many milliseconds a child is killed. */
    private long most;

    @Test
    void losesAndDoublesNothingWhenKilledAtAnyInstant() throws Exception {
        try (World world = new World(folder, DataSet.of(120))) {
            world.maestroQa.behaviour().fault(faults(1));
            world.cresta.behaviour().fault(faults(2)).clampPageSize(17);
            world.samsara.behaviour().fault(faults(3)).clampPageSize(13);
            ChildProcesses children = new ChildProcesses(Files.createDirectory(folder.resolve("children")));
            Path whole = folder.resolve("whole.duckdb");
            long began = System.nanoTime();
            Process uninterrupted = children.start(arguments(world, whole));
            assertThat(children.endsWithin(uninterrupted, TimeUnit.MINUTES.toMillis(10)))
                    .isTrue();
            most = millisSince(began) / 3;
            List<String> expected = contents(whole);
            assertThat(expected).hasSizeGreaterThan(3 * 120);

            int kills = 0;
            for (int chain = 0; kills < KILLS; chain++) {
                Path store = folder.resolve("killed-" + chain + ".duckdb");
                kills += killedUntilDone(children, world, store);
                assertThat(contents(store)).as("seed %d, chain %d", SEED, chain).isEqualTo(expected);
            }
        }
    }

    /**
     * Gives how often it was killed. Each start is given longer than the one before, so that every sync ends, however slow the machine
     * has become; one that ended by itself tells how long that takes now.
     */
    private int killedUntilDone(ChildProcesses children, World world, Path store) throws Exception {
        int kills = 0;
        Process child = children.start(arguments(world, store));
        long began = System.nanoTime();
        while (!children.endsWithin(child, random.nextLong(most))) {
            kills++;
            most += most / 4;
            child = children.start(arguments(world, store));
            began = System.nanoTime();
        }
        most = Math.max(MIN_MILLIS, millisSince(began));
        return kills;
    }

    private static long millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static String[] arguments(World world, Path store) {
        return new String[] {
            store.toString(),
            world.maestroQa.url().toString(),
            world.cresta.url().toString(),
            world.samsara.url().toString()
        };
    }

    private static FaultSource faults(long seed) {
        return Faults.randomly(
                SEED + seed,
                0.05,
                Fault.resetBeforeHeaders(),
                Fault.resetMidBody(),
                Fault.status(503),
                Fault.truncatedJson());
    }

    /** Every row of every account, with the cursors to go on from; Samsara's cursors tell when they were given out. */
    private static List<String> contents(Path store) {
        List<String> all = new ArrayList<>(World.records(store, StoreOptions.defaults()));
        all.addAll(World.query(
                store,
                StoreOptions.defaults(),
                "SELECT source, feed, covered_until, certificate_id, cursor IS NOT NULL FROM sync_state ORDER BY ALL"));
        return all;
    }
}
