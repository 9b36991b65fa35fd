package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncTest {
    @AutoClose
    private final World world;

    SyncTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @Test
    void readsThreeVendorsIntoOneStore() {
        SyncReport report = world.sync(World.options(), world.everybody());

        assertThat(report.done()).as(report.toString()).isTrue();
        assertThat(world.query("SELECT id FROM sessions WHERE source = 'support'"))
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
        assertThat(world.query("SELECT id FROM sessions WHERE source = 'sales'"))
                .containsExactlyInAnyOrderElementsOf(world.cresta.data().ids());
        assertThat(world.query("SELECT id FROM sessions WHERE source = 'fleet'"))
                .containsExactlyInAnyOrderElementsOf(world.samsara.data().ids());
        assertThat(world.query("SELECT id FROM points WHERE source = 'support'"))
                .containsExactlyInAnyOrderElementsOf(
                        world.maestroQa.data().points().ids());
        assertThat(world.query("SELECT id FROM todos WHERE source = 'support'"))
                .containsExactlyInAnyOrderElementsOf(
                        world.maestroQa.data().todos().ids());
    }

    @Test
    void linksPointsAndTodosToTheirSessions() {
        world.sync(World.options(), world.everybody());

        assertThat(world.number("SELECT count(*) FROM session_points l JOIN sessions s ON s.source = l.source"
                        + " AND s.id = l.session_id JOIN points p ON p.source = l.source AND p.id = l.point_id"
                        + " WHERE l.source = 'fleet'"))
                .isEqualTo(behaviours())
                .isPositive();
        assertThat(world.number("SELECT count(*) FROM session_todos WHERE source = 'support'"))
                .isPositive();
    }

    @Test
    void knowsThePeopleWhomRecordsName() {
        world.sync(World.options(), world.everybody());

        assertThat(
                        world.query(
                                "SELECT DISTINCT id FROM (SELECT source, coachee_id AS id FROM sessions UNION SELECT source,"
                                        + " coach_id FROM sessions) WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM people)"))
                .isEmpty();
        assertThat(world.query("SELECT name, email IS NULL FROM people WHERE source = 'support' AND id = '72999'"))
                .hasSize(1)
                .noneMatch(person -> person.startsWith("null"));
    }

    @Test
    void writesNothingWhereNothingChanged() {
        List<String> before = synced();
        world.samsara.requests().clear();
        world.cresta.requests().clear();

        SyncReport again = world.sync(World.options(), world.everybody());

        assertThat(again.accounts()).allMatch(account -> account.changes().total() == 0);
        assertThat(world.records()).isEqualTo(before);
        assertThat(world.samsara.requests().count()).isEqualTo(1);
        assertThat(world.cresta.requests().count()).isEqualTo(5);
    }

    @Test
    void changesExactlyTheRowsThatChanged() {
        List<String> before = synced();
        Instant now = world.time.now();
        String edited = recent("support", 0);
        String gone = recent("support", 1);
        world.maestroQa.data().edit(edited, now);
        world.maestroQa.data().delete(gone, now);
        List<String> added = world.maestroQa.data().add(2, now);

        Changes changes =
                world.sync(World.options(), world.everybody()).accounts().get(0).changes();

        assertThat(changes).isEqualTo(new Changes(2, 1, 0));
        Changes confirmed =
                world.sync(World.options(), world.everybody()).accounts().get(0).changes();
        assertThat(confirmed).isEqualTo(new Changes(0, 0, 1));
        assertThat(changed(before))
                .hasSize(4)
                .allMatch(row -> row.contains(edited)
                        || row.contains(gone)
                        || added.stream().anyMatch(row::contains));
        assertThat(world.query("SELECT deletion_proof LIKE 'certificates %' FROM sessions WHERE id = '" + gone + "'"))
                .containsExactly("true");
    }

    @Test
    void comparesASnapshotWithTheLast() {
        List<String> before = synced();
        Instant now = world.time.now();
        String edited = world.cresta.data().ids().get(3);
        String gone = world.cresta.data().ids().get(4);
        world.cresta.data().edit(edited, now);
        world.cresta.data().delete(gone, now);
        world.cresta.data().add(1, now);

        Changes changes =
                world.sync(World.options(), world.sales()).accounts().get(0).changes();

        assertThat(changes).isEqualTo(new Changes(1, 1, 0));
        assertThat(world.sync(World.options(), world.sales()).accounts().get(0).changes())
                .isEqualTo(new Changes(0, 0, 1));
        assertThat(changed(before)).hasSize(3);
    }

    @Test
    void resumesAFeedOfChangesWhereItLeftOff() {
        List<String> before = synced();
        Instant now = world.time.now();
        world.samsara.data().edit(world.samsara.data().ids().get(3), now);
        String gone = world.samsara.data().ids().get(4);
        world.samsara.data().delete(gone, now);
        world.samsara.data().add(1, now);
        world.samsara.requests().clear();

        SyncReport.Account fleet =
                world.sync(World.options(), world.fleet()).accounts().get(0);

        assertThat(world.samsara.requests().count()).isLessThanOrEqualTo(2);
        assertThat(changed(before))
                .filteredOn(row -> row.startsWith("sessions"))
                .hasSize(3);
        assertThat(fleet.changes().deleted()).isZero();
        assertThat(world.query("SELECT deletion_proof, deleted_at IS NOT NULL FROM sessions WHERE id = '" + gone + "'"))
                .containsExactly("vendor|true");
    }

    @Test
    void readsAFeedAgainFromTheNewestChangeWhenItsCursorIsRefused() {
        List<String> before = synced();
        world.samsara.expireCursors();
        String edited = world.samsara.data().ids().get(3);
        world.samsara.data().edit(edited, world.time.now());

        SyncReport report = world.sync(World.options(), world.fleet());

        assertThat(report.done()).as(report.toString()).isTrue();
        assertThat(changed(before)).singleElement().matches(row -> row.contains(edited));
        assertThat(world.query("SELECT note FROM certificates WHERE note IS NOT NULL"))
                .singleElement()
                .asString()
                .contains("cursor was refused");
        assertThat(world.sync(World.options(), world.fleet()).accounts().get(0).requests())
                .isEqualTo(1);
    }

    @Test
    void seesEditsBeyondTheLookbackOnlyWhenAskedForEverything() {
        List<String> before = synced();
        String old = world.query("SELECT id FROM sessions WHERE source = 'support' ORDER BY created_at")
                .get(0);
        world.maestroQa.data().edit(old, world.time.now());

        world.sync(World.options(), world.support());
        assertThat(world.records()).isEqualTo(before);

        world.sync(World.options().everything(true), world.support());
        assertThat(changed(before)).singleElement().asString().contains(old);
    }

    @Test
    void revivesWhatComesBack() {
        List<String> before = synced();
        String id = world.cresta.data().ids().get(0);
        try (Store store = Store.open(world.store, world.storeOptions())) {
            store.database()
                    .update(
                            "UPDATE sessions SET deleted_at = now(), deletion_proof = 'certificate 1' WHERE id = ?",
                            id);
        }

        Changes changes =
                world.sync(World.options(), world.sales()).accounts().get(0).changes();

        assertThat(changes).isEqualTo(new Changes(0, 1, 0));
        assertThat(world.query("SELECT deleted_at, deletion_proof FROM sessions WHERE id = '" + id + "'"))
                .containsExactly("null|null");
        assertThat(changed(before)).hasSize(1);
    }

    @Test
    void keepsPrivateDataOutUnlessAskedForIt() {
        world.sync(World.options(), world.support());
        assertThat(world.number(
                        "SELECT count(*) FROM sessions WHERE private_notes IS NOT NULL OR activity IS NOT NULL"))
                .isZero();

        world.sync(World.options().includePrivate(true).everything(true), world.support());
        assertThat(world.number("SELECT count(*) FROM sessions WHERE private_notes IS NOT NULL"))
                .isPositive();

        world.sync(World.options().everything(true), world.support());
        assertThat(world.number("SELECT count(*) FROM sessions WHERE private_notes IS NOT NULL"))
                .isZero();
    }

    @Test
    void readsTheOlderExportWithWhatItsSessionsEmbed() {
        assertThat(world.sync(World.options(), world.archive()).done()).isTrue();
        assertThat(world.number("SELECT count(*) FROM points WHERE source = 'archive'"))
                .isPositive();
        assertThat(world.number("SELECT count(*) FROM session_todos WHERE source = 'archive'"))
                .isPositive();
        List<String> before = world.records();

        SyncReport again = world.sync(World.options(), world.archive());
        assertThat(again.accounts().get(0).changes()).isEqualTo(Changes.NONE);
        assertThat(world.records()).isEqualTo(before);

        String gone = recent("archive", 0);
        world.maestroQa.data().delete(gone, world.time.now());
        world.sync(World.options(), world.archive());
        assertThat(world.query("SELECT status, deletion_proof FROM sessions WHERE id = '" + gone + "'"))
                .containsExactly("DELETED|vendor");
    }

    private List<String> synced() {
        world.sync(World.options(), world.everybody());
        world.time.advance(Duration.ofHours(1));
        return world.records();
    }

    /** Sessions, points, to-dos and links that differ; people carry the time of the record that names them. */
    private List<String> changed(List<String> before) {
        return world.records().stream()
                .filter(row -> !before.contains(row) && !row.startsWith("people"))
                .toList();
    }

    private String recent(String source, int skip) {
        return world.query("SELECT id FROM sessions WHERE source = '%s' ORDER BY created_at DESC LIMIT 1 OFFSET %d"
                        .formatted(source, skip))
                .get(0);
    }

    private long behaviours() {
        return world.samsara.data().ids().stream()
                .mapToLong(
                        id -> world.samsara.data().document(id).get("behaviors").size())
                .sum();
    }
}
