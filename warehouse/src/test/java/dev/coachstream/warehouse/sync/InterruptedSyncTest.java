package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.sync.SyncReport.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync that fails, is stopped or is interrupted: what was read is saved, and the next one goes on from there. */
final class InterruptedSyncTest {
    @AutoClose
    private final World world;

    InterruptedSyncTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @Test
    void leavesTheOtherAccountsDoneWhenOneFails() {
        world.cresta.behaviour().fault(Faults.always(Fault.status(401)));

        SyncReport report = world.sync(World.options(), world.everybody());

        assertThat(report.accounts().stream().map(SyncReport.Account::outcome))
                .containsExactly(Outcome.DONE, Outcome.FAILED, Outcome.DONE);
        assertThat(world.query("SELECT source, error_kind FROM runs WHERE outcome = 'failed'"))
                .containsExactly("sales|AUTHENTICATION");
        assertThat(world.number("SELECT count(*) FROM sessions WHERE source = 'fleet'"))
                .isEqualTo(world.samsara.data().size());
    }

    @Test
    void goesOnWhereAFailureEndedIt() {
        world.maestroQa.behaviour().fault(Faults.after(3, Faults.always(Fault.status(401))));
        world.sync(World.options(), world.support());
        long read = world.number("SELECT count(*) FROM sessions");
        assertThat(read).isBetween(50L, 200L);

        world.maestroQa.behaviour().noFaults();
        world.maestroQa.requests().clear();
        SyncReport report = world.sync(World.options(), world.support());

        assertThat(report.done()).isTrue();
        assertThat(world.maestroQa.requests().to("coaching-sessions").get(0).parameter("startIndex"))
                .isEqualTo(String.valueOf(read));
        assertThat(world.number("SELECT count(*) FROM sessions"))
                .isEqualTo(world.maestroQa.data().size());
    }

    @Test
    void deletesNothingOnWhatAResumedReadDidNotSee() {
        world.sync(World.options(), world.everybody());
        String first = world.cresta.data().ids().get(0);
        world.cresta.behaviour().fault(Faults.after(2, Faults.always(Fault.status(401))));
        world.sync(World.options(), world.sales());
        world.cresta.data().delete(first, world.time.now());
        world.cresta.behaviour().noFaults();

        SyncReport resumed = world.sync(World.options(), world.sales());
        assertThat(resumed.accounts().get(0).changes()).isEqualTo(Changes.NONE);
        assertThat(world.query(
                        "SELECT resumed FROM certificates WHERE source = 'sales' ORDER BY certificate_id DESC LIMIT 1"))
                .containsExactly("true");

        world.sync(World.options(), world.sales());
        SyncReport whole = world.sync(World.options(), world.sales());
        assertThat(whole.accounts().get(0).changes()).isEqualTo(new Changes(0, 0, 1));
    }

    @Test
    void endsAfterThePageWhenToldToStop() throws Exception {
        Sync[] sync = new Sync[1];
        SyncListener stopper = new SyncListener() {
            @Override
            public void read(String source, Feed feed, int rows, @Nullable Long total) {
                sync[0].stop();
            }
        };
        try (Store store = Store.open(world.store, world.storeOptions())) {
            sync[0] = new Sync(store, World.options(), new SourceTraffic(), stopper);
            SyncReport report = sync[0].run(List.of(world.support()));
            assertThat(report.accounts().get(0).outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(report.accounts().get(0).changes()).isEqualTo(new Changes(50, 0, 0));
        }
        assertThat(world.number("SELECT count(*) FROM sessions")).isEqualTo(50);
        assertThat(world.query("SELECT outcome FROM runs")).containsExactly("stopped");
    }

    /** What is held in memory is bounded in bytes, too, however few records it is. */
    @Test
    void savesLongTextsBeforeTheyAreMany() {
        String note = "x".repeat(5_000_000);
        world.samsara
                .behaviour()
                .pageSizes(2, 2)
                .fault(Hidden.answers(answer ->
                        answer.path("data").forEach(session -> ((ObjectNode) session).put("sessionNote", note))));
        AtomicInteger pages = new AtomicInteger();
        SyncListener killer = new SyncListener() {
            @Override
            public void read(String source, Feed feed, int rows, @Nullable Long total) {
                if (pages.incrementAndGet() == 4) {
                    throw new AssertionError("killed");
                }
            }
        };
        try (Store store = Store.open(world.store, world.storeOptions())) {
            Sync sync = new Sync(store, SyncOptions.defaults(), new SourceTraffic(), killer);
            assertThatThrownBy(() -> sync.run(List.of(world.fleet()))).hasMessageContaining("killed");
        }

        assertThat(world.number("SELECT count(*) FROM sessions")).isEqualTo(4);
    }

    @Test
    void savesWhatWasReadWhenItsThreadIsInterrupted() {
        Thread caller = Thread.currentThread();
        SyncListener interrupting = new SyncListener() {
            @Override
            public void read(String source, Feed feed, int rows, @Nullable Long total) {
                caller.interrupt();
            }
        };
        SyncReport report;
        try (Store store = Store.open(world.store, world.storeOptions())) {
            world.cresta.behaviour().latency(Duration.ofMillis(200));
            report = new Sync(store, World.options(), new SourceTraffic(), interrupting).run(List.of(world.sales()));
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.accounts().get(0).outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(world.number("SELECT count(*) FROM sessions")).isBetween(50L, 200L);
        assertThat(world.sync(World.options(), world.sales()).done()).isTrue();
        assertThat(world.number("SELECT count(*) FROM sessions"))
                .isEqualTo(world.cresta.data().size());
    }

    @Test
    void leavesNoThreadBehindWhenTheStoreFails() {
        try (Store store = Store.open(world.store, world.storeOptions())) {
            store.database().run("DROP TABLE people");

            assertThatThrownBy(() -> new Sync(store, World.options(), new SourceTraffic(), SyncListener.NONE)
                            .run(world.everybody()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("people");
            // a pool has ended a moment before its last thread has
            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().matches("coachstream-(sync|store)")));
        }
    }
}
