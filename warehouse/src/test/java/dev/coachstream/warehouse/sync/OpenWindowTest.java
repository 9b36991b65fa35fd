package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.sync.SyncReport.Account;
import dev.coachstream.warehouse.sync.SyncReport.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not read is not counted as read for good. */
final class OpenWindowTest {
    private static final Instant LONG_AGO = World.NOW.minus(Duration.ofDays(200));

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void start() {
        world = World.small(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Account sync() {
        return world.sync(World.options().feeds(Set.of(Feed.SESSIONS)), world.supportOneByOne())
                .accounts()
                .get(0);
    }

    @Test
    void readsPastAServerThatShowsOnlyTheFirstRecordsOfAList() {
        world.maestroQa.behaviour().refuseBehind(100);

        Account read = sync();

        assertThat(read.outcome()).isEqualTo(Outcome.DONE);
        assertThat(read.verdicts()).containsEntry(Feed.SESSIONS, Verdict.COMPLETE);
        assertThat(storedIds())
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
        assertThat(world.query("SELECT verdict, again, rows FROM certificates ORDER BY certificate_id LIMIT 1"))
                .containsExactly("open|planned|100");
        assertThat(world.query("SELECT verdict, whole_read_at IS NOT NULL FROM feed_status WHERE feed = 'sessions'"))
                .containsExactly("complete|true");
    }

    @Test
    void isCompleteWhereAServerRefusesToBeAskedBehindItsEnd() {
        while (world.maestroQa.data().size() > 100) {
            world.maestroQa.data().delete(world.maestroQa.data().ids().get(0), World.NOW);
        }
        world.maestroQa.behaviour().refuseBehind(0);

        assertThat(sync().verdicts()).containsEntry(Feed.SESSIONS, Verdict.COMPLETE);
        assertThat(world.query("SELECT count(*) FROM certificates")).containsExactly("1");
    }

    /** All of one moment: no window is small enough. */
    @Test
    void asksAgainAtEachSyncForWhatItsServerRefusesToShow() {
        world.maestroQa.data().add(150, LONG_AGO);
        world.maestroQa.behaviour().refuseBehind(100);

        Account read = sync();

        assertThat(read.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(read.error()).contains("refused to say what follows");
        assertThat(read.verdicts()).containsEntry(Feed.SESSIONS, Verdict.OPEN);
        assertThat(world.query("SELECT verdict, whole_read_at FROM feed_status WHERE feed = 'sessions'"))
                .containsExactly("open|null");
        assertThat(storedIds()).doesNotContainSequence(world.maestroQa.data().ids());

        world.time.advance(Duration.ofDays(1));
        assertThat(sync().outcome()).isEqualTo(Outcome.INCOMPLETE);
        world.maestroQa.behaviour().refuseBehind(-1);
        world.time.advance(Duration.ofDays(1));

        assertThat(sync().outcome()).isEqualTo(Outcome.DONE);
        assertThat(storedIds())
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
        assertThat(world.query("SELECT count(*) FROM certificates WHERE again = 'due'"))
                .containsExactly("0");
    }

    @Test
    void isNotPutOffByAReadOfEverythingThatDoesNotEnd() {
        world.maestroQa.data().add(150, LONG_AGO);
        world.maestroQa.behaviour().refuseBehind(100);
        sync();
        world.maestroQa.behaviour().fault(Faults.after(1, Faults.always(Fault.status(403))));
        world.sync(World.options().feeds(Set.of(Feed.SESSIONS)).everything(true), world.supportOneByOne());
        world.maestroQa.behaviour().noFaults().refuseBehind(-1);

        sync();

        assertThat(storedIds())
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
    }

    /** One record gone behind the reading while it was stopped, and one come: a third slips past, and the total stays. */
    @Test
    void readsAgainWhatWasReadInSeveralGoes() {
        world.maestroQa.behaviour().fault(Faults.after(2, Faults.always(Fault.status(403))));
        sync();
        world.maestroQa.behaviour().noFaults();
        world.maestroQa.data().delete(world.maestroQa.data().ids().get(0), world.time.now());
        world.maestroQa.data().add(1, World.NOW.minus(Duration.ofDays(10)));
        assertThat(sync().verdicts()).containsEntry(Feed.SESSIONS, Verdict.RESUMED);
        assertThat(world.query("SELECT verdict, again FROM certificates ORDER BY certificate_id"))
                .containsExactly("resumed|due", "complete|null");

        world.time.advance(Duration.ofDays(1));
        world.sync(World.options().feeds(Set.of(Feed.SESSIONS)).lookback(Duration.ofHours(1)), world.supportOneByOne());

        assertThat(storedIds()).containsAll(world.maestroQa.data().ids());
        assertThat(world.query("SELECT verdict, again FROM certificates ORDER BY certificate_id"))
                .as("which lacks what was deleted, too")
                .containsExactly("resumed|planned", "complete|null", "complete|null", "complete|missing");
        assertThat(world.query("SELECT id FROM late_arrivals"))
                .as("which was there all the time")
                .isEmpty();

        world.sync(World.options().feeds(Set.of(Feed.SESSIONS)).lookback(Duration.ofHours(1)), world.supportOneByOne());

        assertThat(storedIds())
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
    }

    private List<String> storedIds() {
        return world.query("SELECT id FROM sessions WHERE deleted_at IS NULL");
    }
}
