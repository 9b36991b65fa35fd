package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
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
import org.junit.jupiter.params.provider.EnumSource;

/** What a sync makes of a record whose vendor moves the time by which the sync's windows are cut. */
final class MovedTimeTest {
    private static final SyncOptions FULL = World.options().everything(true);
    /** Long before any lookback. */
    private static final Instant LONG_AGO = World.NOW.minus(Duration.ofDays(300));

    private final Path folder;

    @AutoClose
    private World world;

    MovedTimeTest(@TempDir Path folder) {
        this.folder = folder;
        world = World.small(folder);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSIONS", "POINTS", "TODOS"})
    void keepsWhatIsInAnotherWindowNow(Feed feed) {
        world.sync(World.options(), world.support());
        String moved = newest(feed);
        records(feed).redate(moved, LONG_AGO, world.time.now());

        sync(World.options(), world.support(), 3);

        assertThat(world.query(
                        "SELECT deleted_at, created_at::DATE FROM %s WHERE id = '%s'".formatted(feed.label(), moved)))
                .containsExactly("null|" + LONG_AGO.toString().substring(0, 10));
        assertThat(world.query("FROM missing")).isEmpty();
    }

    @Test
    void keepsWhatIsInNoWindowYet() {
        world.sync(World.options(), world.support());
        String moved = newest(Feed.SESSIONS);
        records(Feed.SESSIONS).redate(moved, world.time.now().plus(Duration.ofDays(30)), world.time.now());

        sync(FULL, world.support(), 3);

        assertThat(live(Feed.SESSIONS)).contains(moved);
    }

    @Test
    void takesForDeletedWhatTheVendorHasNoMore() {
        world.sync(World.options(), world.support());
        String gone = newest(Feed.POINTS);
        records(Feed.POINTS).delete(gone, world.time.now());

        sync(World.options(), world.support(), 2);

        assertThat(world.query(
                        "SELECT deletion_proof LIKE 'certificates % and %' FROM points WHERE id = '" + gone + "'"))
                .containsExactly("true");
    }

    @Test
    void waitsWithWhatTheVendorDoesNotAnswer() {
        world.sync(World.options(), world.support());
        String gone = newest(Feed.SESSIONS);
        records(Feed.SESSIONS).delete(gone, world.time.now());
        world.maestroQa.behaviour().fault(request -> request.path().endsWith(gone) ? Fault.status(403) : null);

        sync(World.options(), world.support(), 3);
        assertThat(live(Feed.SESSIONS)).contains(gone);
        assertThat(world.query("SELECT id FROM missing")).containsExactly(gone);

        world.maestroQa.behaviour().noFaults();
        sync(World.options(), world.support(), 1);
        assertThat(live(Feed.SESSIONS)).doesNotContain(gone);
    }

    /** A token that stands for an offset can hide the same record from two listings, with no sign of it. */
    @Test
    void asksAlsoWhereEverythingIsListed() {
        world.sync(World.options(), world.sales());
        String hidden = world.cresta.data().ids().get(3);
        world.cresta
                .behaviour()
                .fault(Hidden.records(record -> record.path("name").asText().equals(hidden)));

        sync(World.options(), world.sales(), 3);

        assertThat(live(Feed.SESSIONS)).contains(hidden);
    }

    /** The older export has no single reads. */
    @Test
    void needsTwoListingsOfEverythingWhereTheVendorCannotBeAsked() {
        world.sync(World.options(), world.archive());
        String moved = newest(Feed.SESSIONS);
        records(Feed.SESSIONS).redate(moved, LONG_AGO, world.time.now());

        sync(World.options(), world.archive(), 4);
        assertThat(live(Feed.SESSIONS)).contains(moved);
        assertThat(world.query("SELECT id, missing_certificate FROM missing WHERE feed = 'sessions'"))
                .containsExactly(moved + "|null");

        sync(FULL, world.archive(), 1);
        assertThat(world.query("FROM missing")).isEmpty();
    }

    @Test
    void keepsWhatIsInNoWindowYetWhereTheVendorCannotBeAsked() {
        world.sync(World.options(), world.archive());
        String moved = newest(Feed.SESSIONS);
        records(Feed.SESSIONS).redate(moved, world.time.now().plus(Duration.ofDays(30)), world.time.now());

        sync(FULL, world.archive(), 3);

        assertThat(live(Feed.SESSIONS)).contains(moved);
        assertThat(world.query("FROM missing WHERE feed = 'sessions'")).isEmpty();
    }

    @Test
    void takesForDeletedWhatTwoListingsOfEverythingLack() {
        world.sync(World.options(), world.archive());
        String gone = newest(Feed.SESSIONS);
        world.maestroQa.behaviour().show(id -> !id.equals(gone));

        sync(World.options(), world.archive(), 2);
        sync(FULL, world.archive(), 1);
        sync(World.options(), world.archive(), 1);
        assertThat(live(Feed.SESSIONS)).contains(gone);

        sync(FULL, world.archive(), 1);
        assertThat(live(Feed.SESSIONS)).doesNotContain(gone);
    }

    @Test
    void isOfNoConcernToAFeedOfChanges() {
        world.sync(World.options(), world.fleet());
        String moved = world.samsara.data().ids().get(0);
        world.samsara.data().misdate(moved, LONG_AGO, world.time.now());

        sync(World.options(), world.fleet(), 2);
        sync(FULL, world.fleet(), 2);

        assertThat(live(Feed.SESSIONS)).contains(moved);
    }

    @Test
    void believesNobodyWhoHasNothingByItsId() {
        world.sync(World.options(), world.support(), world.sales());
        String moved = newest(Feed.SESSIONS);
        records(Feed.SESSIONS).redate(moved, LONG_AGO, world.time.now());
        String gone = world.cresta.data().ids().get(3);
        world.cresta.data().delete(gone, world.time.now());
        world.maestroQa.behaviour().fault(byId("coaching-sessions"));
        world.cresta.behaviour().fault(byId("coachingSessions"));

        sync(World.options(), world.support(), 3);
        sync(World.options(), world.sales(), 2);

        assertThat(live(Feed.SESSIONS)).contains(moved).doesNotContain(gone);
    }

    /** Such a vendor cannot be asked, so it is read ahead of now. */
    @ParameterizedTest
    @EnumSource(names = {"SESSIONS", "POINTS", "TODOS"})
    void keepsWhatIsInNoWindowYetWhereNothingIsHadByItsId(Feed feed) {
        world.sync(World.options(), world.support());
        String moved = newest(feed);
        records(feed).redate(moved, world.time.now().plus(Duration.ofDays(30)), world.time.now());
        world.maestroQa
                .behaviour()
                .fault(request -> request.path().matches(".*/(coaching-|to).*/[^/]+") ? Fault.status(404) : null);

        sync(FULL, world.support(), 3);

        assertThat(live(feed)).contains(moved);
    }

    @Test
    void keepsWhatMayBeAmongWhatCannotBeReadAhead() {
        world.sync(World.options(), world.support());
        String moved = newest(Feed.SESSIONS);
        records(Feed.SESSIONS).redate(moved, world.time.now().plus(Duration.ofDays(30)), world.time.now());
        FaultSource unreadable =
                Hidden.answers(answer -> answer.path("Resources").forEach(record -> {
                    if (record.path("id").asText().equals(moved)) {
                        ((ObjectNode) record).putArray("id");
                    }
                }));
        FaultSource byId = byId("coaching-sessions");
        world.maestroQa.behaviour().fault(request -> {
            Fault fault = byId.next(request);
            return fault == null ? unreadable.next(request) : fault;
        });

        sync(FULL, world.support(), 3);

        assertThat(live(Feed.SESSIONS)).contains(moved);
    }

    private static FaultSource byId(String list) {
        return request -> request.path().contains(list + "/") ? Fault.status(404) : null;
    }

    @Test
    void asksForSoManyInOneSync() {
        world.close();
        world = new World(folder, new DataSet(1, 1_000, World.NOW.minus(Duration.ofDays(60)), World.NOW));
        world.sync(World.options(), world.support());
        int more = AbsenceCheck.MAX_ASKED + 10;
        world.query("SELECT id FROM points ORDER BY id LIMIT " + more)
                .forEach(id -> records(Feed.POINTS).delete(id, world.time.now()));

        sync(World.options(), world.support(), 2);
        assertThat(world.query("SELECT feed, missing FROM feed_status WHERE missing > 0"))
                .containsExactly("points|10");

        sync(World.options(), world.support(), 1);
        assertThat(world.query("SELECT deleted, missing FROM feed_status WHERE feed = 'points'"))
                .containsExactly(more + "|0");
    }

    private void sync(SyncOptions options, CoachingSource source, int times) {
        for (int left = times; left > 0; left--) {
            world.sync(options, source);
        }
    }

    private SimulatedRecords records(Feed feed) {
        return switch (feed) {
            case POINTS -> world.maestroQa.data().points();
            case TODOS -> world.maestroQa.data().todos();
            default -> world.maestroQa.data();
        };
    }

    private String newest(Feed feed) {
        return world.query("SELECT id FROM %s ORDER BY created_at DESC".formatted(feed.label()))
                .get(0);
    }

    private List<String> live(Feed feed) {
        return world.query("SELECT id FROM %s WHERE deleted_at IS NULL".formatted(feed.label()));
    }
}
