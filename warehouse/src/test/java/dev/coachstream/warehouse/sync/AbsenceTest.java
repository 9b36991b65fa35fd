package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.warehouse.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync makes of records that a vendor no longer lists. */
final class AbsenceTest {
    private static final SyncOptions FULL = World.options().everything(true);

    private static final String LIVE_POINTS = "SELECT id FROM points WHERE deleted_at IS NULL ORDER BY id";

    @AutoClose
    private final World world;

    AbsenceTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @Test
    void takesARecordForDeletedWhenTwoWholeListingsLackIt() {
        world.sync(World.options(), world.sales());
        String gone = world.cresta.data().ids().get(3);
        world.cresta.data().delete(gone, world.time.now());

        Changes first = sales();
        assertThat(first).isEqualTo(Changes.NONE);
        assertThat(world.query("SELECT feed, id, missing_since IS NOT NULL FROM missing"))
                .containsExactly("sessions|" + gone + "|true");
        assertThat(world.query("SELECT records, deleted, missing FROM feed_status WHERE feed = 'sessions'"))
                .containsExactly("%d|0|1".formatted(world.cresta.data().size() + 1));

        Changes second = sales();
        assertThat(second).isEqualTo(new Changes(0, 0, 1));
        assertThat(world.query("FROM missing")).isEmpty();
        assertThat(
                        world.query(
                                "SELECT s.id, a.finished_at <= b.planned_at FROM sessions s, certificates a, certificates b"
                                        + " WHERE s.deletion_proof = 'certificates ' || a.certificate_id || ' and ' || b.certificate_id"))
                .containsExactly(gone + "|true");
    }

    @Test
    void keepsWhatComesBackBetweenTwoListings() {
        world.sync(World.options(), world.sales());
        List<String> before = world.records();
        String moved = world.cresta.data().ids().get(3);

        for (int round = 0; round < 2; round++) {
            world.cresta.behaviour().fault(Hidden.records(named(moved)));
            sales();
            assertThat(world.query("SELECT id FROM missing")).containsExactly(moved);

            world.cresta.behaviour().noFaults();
            assertThat(sales()).isEqualTo(Changes.NONE);
            assertThat(world.records()).isEqualTo(before);
        }
    }

    @Test
    void keepsWhatAReadThatBrokeOffHasSeen() {
        world.sync(World.options(), world.sales());
        String moved = world.cresta.data().ids().get(3);
        world.cresta.behaviour().fault(Hidden.records(named(moved)));
        sales();

        world.cresta.behaviour().fault(Faults.after(2, Faults.always(Fault.status(403))));
        sales();

        assertThat(world.query("FROM missing")).isEmpty();
    }

    @Test
    void believesNoListingUnderWhichTheSetMovedUnseen() {
        world.sync(World.options(), world.support());
        world.maestroQa.behaviour().deleteDuringScan(1, 2).insertDuringScan(1, 2);

        world.sync(FULL, world.supportOneByOne());

        assertThat(world.query("SELECT verdict FROM certificates WHERE feed = 'sessions' ORDER BY certificate_id DESC"))
                .startsWith("complete");
        assertThat(world.number("SELECT count(*) FROM missing")).isPositive();
        world.sync(FULL, world.support());
        world.sync(FULL, world.support());
        assertThat(world.query("SELECT id FROM sessions WHERE deleted_at IS NULL"))
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
    }

    @Test
    void listsAgainWhatTheLookbackHasLeft() {
        world.sync(World.options(), world.support());
        String gone =
                world.query("SELECT id FROM sessions ORDER BY created_at DESC").get(0);
        world.time.advance(Duration.ofDays(80));
        world.sync(World.options(), world.support());
        world.maestroQa.data().delete(gone, world.time.now());
        world.time.advance(Duration.ofDays(15));
        world.sync(World.options(), world.support());
        assertThat(world.query("SELECT id, missing_again FROM missing")).containsExactly(gone + "|null");

        world.sync(World.options(), world.support());
        assertThat(world.query("SELECT deletion_proof LIKE 'certificates % and %' FROM sessions WHERE id = '%s'"
                        .replace("%s", gone)))
                .containsExactly("true");
    }

    @Test
    void takesNoneForDeletedWhereMoreThanATenthIsMissing() {
        world.sync(World.options(), world.sales());
        List<String> before = world.query("SELECT id, deleted_at FROM sessions ORDER BY id");
        world.cresta.behaviour().fault(Hidden.records(everyOther()));

        for (int round = 0; round < 3; round++) {
            SyncReport.Account account =
                    world.sync(World.options(), world.sales()).accounts().get(0);

            assertThat(account.outcome()).isEqualTo(SyncReport.Outcome.INCOMPLETE);
            assertThat(account.error()).contains("sessions are missing at once", "lost rights");
            assertThat(account.held())
                    .singleElement()
                    .satisfies(absence -> assertThat(absence.of()).isEqualTo(before.size()));
            assertThat(account.changes()).isEqualTo(Changes.NONE);
            assertThat(world.query("SELECT id, deleted_at FROM sessions ORDER BY id"))
                    .isEqualTo(before);
        }

        world.cresta.behaviour().noFaults();
        assertThat(world.sync(World.options(), world.sales()).done()).isTrue();
        assertThat(world.query("FROM missing")).isEmpty();
    }

    @Test
    void letsManyGoWhenToldTo() {
        world.sync(World.options(), world.sales());
        world.cresta.behaviour().fault(Hidden.records(everyOther()));
        sales();
        long missing = world.number("SELECT count(*) FROM missing");

        SyncReport report = world.sync(World.options().consent(Consent.NONE.massDeletion(true)), world.sales());

        assertThat(report.done()).isTrue();
        assertThat(report.accounts().get(0).changes()).isEqualTo(new Changes(0, 0, missing));
    }

    @Test
    void holdsWhatIsMissingInPartsOfTheAccountEachOfWhichIsFew() {
        world.sync(World.options(), world.support());
        List<String> ids = world.maestroQa.data().ids();
        for (int i = 0; i < ids.size(); i += 2) {
            world.maestroQa.data().delete(ids.get(i), world.time.now());
        }

        SyncReport.Account recent =
                world.sync(World.options(), world.support()).accounts().get(0);
        SyncReport.Account all = world.sync(FULL, world.support()).accounts().get(0);
        world.sync(World.options(), world.support());

        assertThat(recent.changes().deleted()).isZero();
        assertThat(all.held()).extracting(MassAbsence::feed).containsExactly(Feed.SESSIONS);
        assertThat(world.number("SELECT sum(deleted) FROM feed_status")).isZero();
    }

    @Test
    void holdsEmbeddedRecordsThatManySessionsNoLongerList() {
        world.sync(World.options(), world.fleet());
        long points = world.number("SELECT count(*) FROM points WHERE deleted_at IS NULL");
        world.samsara
                .behaviour()
                .fault(Hidden.answers(answer ->
                        answer.path("data").forEach(session -> ((ObjectNode) session).putArray("behaviors"))));

        SyncReport.Account held = world.sync(FULL, world.fleet()).accounts().get(0);

        assertThat(held.held())
                .extracting(MassAbsence::explained)
                .singleElement()
                .asString()
                .contains("points");
        assertThat(world.number("SELECT count(*) FROM points WHERE deleted_at IS NULL"))
                .isEqualTo(points);

        SyncReport letGo = world.sync(FULL.consent(Consent.NONE.massDeletion(true)), world.fleet());
        assertThat(letGo.accounts().get(0).changes().deleted()).isEqualTo(points);
        assertThat(world.query("SELECT DISTINCT deletion_proof FROM points WHERE deletion_proof <> 'session'"))
                .containsExactly("delisted");

        world.samsara.behaviour().noFaults();
        world.sync(FULL, world.fleet());
        assertThat(world.number("SELECT count(*) FROM points WHERE deleted_at IS NULL"))
                .isEqualTo(points);
    }

    @Test
    void deletesWithASessionWhatItAloneLists() {
        world.sync(World.options(), world.fleet());
        List<String> live = world.query(LIVE_POINTS);
        String gone = world.query("SELECT session_id FROM session_points l JOIN points p ON p.id = l.point_id"
                        + " WHERE p.deleted_at IS NULL ORDER BY ALL")
                .get(0);
        world.samsara.data().delete(gone, world.time.now());

        world.sync(World.options(), world.fleet());

        List<String> hanging = world.query("SELECT id FROM points WHERE deletion_proof = 'session' AND id IN ("
                + "SELECT point_id FROM session_points WHERE session_id = '" + gone + "')");
        assertThat(hanging).isNotEmpty();
        assertThat(world.query(LIVE_POINTS))
                .hasSize(live.size() - hanging.size())
                .doesNotContainAnyElementsOf(hanging);
        List<String> deleted = world.records();
        world.sync(FULL, world.fleet());
        assertThat(world.records()).as("read once more").isEqualTo(deleted);
    }

    @Test
    void keepsWhatADegradedAnswerSaysNothingOf() {
        keepsWhatIsNotListed(world.archive(), world.maestroQa, sessions -> sessions, "coachingPoints", "todos");
        keepsWhatIsNotListed(world.fleet(), world.samsara, answer -> answer.path("data"), "behaviors");
    }

    /** The first answer leaves the lists out, and says something else that is new; the next one has them, and they are empty. */
    private void keepsWhatIsNotListed(
            CoachingSource source, SimulatedVendor vendor, UnaryOperator<JsonNode> sessions, String... lists) {
        String linked = "SELECT * FROM session_points UNION ALL SELECT * FROM session_todos ORDER BY ALL";
        String missing = "SELECT count(*) FROM missing WHERE source = '%s'".formatted(source.name());
        world.sync(World.options(), source);
        List<String> before = world.query(linked);
        vendor.behaviour()
                .fault(Hidden.answers(answer -> sessions.apply(answer)
                        .forEach(session ->
                                ((ObjectNode) session).put("unlisted", true).remove(List.of(lists)))));

        SyncReport.Account degraded = world.sync(FULL, source).accounts().get(0);

        assertThat(degraded.changes().changed()).isPositive();
        assertThat(world.query(linked)).isNotEmpty().isEqualTo(before);
        assertThat(world.number(missing)).isZero();
        vendor.behaviour()
                .noFaults()
                .fault(Hidden.answers(answer -> sessions.apply(answer)
                        .forEach(session ->
                                List.of(lists).forEach(((ObjectNode) session).put("unlisted", true)::putArray))));
        world.sync(FULL, source);
        assertThat(world.number(missing)).isPositive();
        vendor.behaviour().noFaults();
    }

    private Changes sales() {
        return world.sync(World.options(), world.sales()).accounts().get(0).changes();
    }

    private static Predicate<JsonNode> named(String id) {
        return session -> session.path("name").asText().endsWith("/" + id)
                || session.path("name").asText().equals(id);
    }

    private static Predicate<JsonNode> everyOther() {
        AtomicInteger place = new AtomicInteger();
        return each -> place.getAndIncrement() % 2 == 1;
    }
}
