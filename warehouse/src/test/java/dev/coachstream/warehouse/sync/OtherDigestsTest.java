package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.rows.RowDigest;
import dev.coachstream.warehouse.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store whose rows another version of the program digested in its own way. */
final class OtherDigestsTest {
    private static final List<String> TABLES = List.of("sessions", "points", "todos");

    @AutoClose
    private final World world;

    OtherDigestsTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void changesNoRowThatIsAsStored(int version) {
        Set<CoachingSource> sources = Set.of(world.support(), world.sales(), world.fleet());
        world.sync(World.options(), List.copyOf(sources));
        List<String> digests = digests();
        digestOtherwise(version);
        List<String> otherwise = digests();
        String edited = world.cresta.data().ids().get(3);
        world.cresta.data().edit(edited, world.time.now());

        SyncReport report = world.sync(World.options().everything(true), List.copyOf(sources));

        assertThat(report.accounts().stream().map(SyncReport.Account::changes).reduce(Changes.NONE, Changes::plus))
                .isEqualTo(new Changes(0, 1, 0));
        List<String> expected = version < RowDigest.VERSION ? digests : otherwise;
        assertThat(digests().stream().filter(row -> !row.contains(edited)))
                .containsExactlyElementsOf(
                        expected.stream().filter(row -> !row.contains(edited)).toList());
    }

    private void digestOtherwise(int version) {
        try (Store store = Store.open(world.store, world.storeOptions())) {
            for (String table : TABLES) {
                store.database()
                        .run("UPDATE %s SET content_digest = ((content_digest & 4503599627370240) << 8) | %d"
                                .formatted(table, version));
            }
        }
    }

    private List<String> digests() {
        return world.query("""
                SELECT source, id, content_digest FROM sessions UNION ALL SELECT source, id, content_digest FROM points
                UNION ALL SELECT source, id, content_digest FROM todos ORDER BY ALL""");
    }
}
