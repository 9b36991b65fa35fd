package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.sync.SyncReport.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that the store cannot take ends the account that sent it, and no other one. */
final class RefusedDataTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 1_000_000})
    void endsItsOwnAccountOnly(int transactionRows) throws Exception {
        SyncOptions options = SyncOptions.defaults().batchRows(60).transactionRows(transactionRows);
        try (World undisturbed = world("undisturbed");
                World world = world("disturbed")) {
            undisturbed.sync(options, undisturbed.support(), undisturbed.fleet());
            refuseAllButOneSessionOf(world, World.SALES);

            SyncReport report = world.sync(options, world.everybody());

            assertThat(outcomes(report)).containsExactly("support DONE", "sales FAILED", "fleet DONE");
            assertThat(report.accounts().get(1).error())
                    .contains("the store cannot take what it sends", "Constraint Error");
            assertThat(others(world)).isEqualTo(others(undisturbed));
            assertThat(world.query("SELECT DISTINCT verdict FROM certificates WHERE source <> 'sales' ORDER BY ALL"))
                    .isEqualTo(undisturbed.query("SELECT DISTINCT verdict FROM certificates ORDER BY ALL"));

            write(world, "DROP INDEX picky");
            assertThat(world.sync(options, world.everybody()).accounts())
                    .allMatch(account -> account.outcome() == Outcome.DONE);
            assertThat(world.number("SELECT count(*) FROM sessions WHERE source = 'sales'"))
                    .isEqualTo(world.cresta.data().size());
        }
    }

    @Test
    void isNotWhatAStoreThatFailsIs() {
        assertThat(new StoreException("x", new java.sql.SQLException("Constraint Error: Duplicate key")).isOfData())
                .isTrue();
        assertThat(new StoreException("x", new java.sql.SQLException("IO Error: No space left")).isOfData())
                .isFalse();
        assertThat(new StoreException("x", new java.sql.SQLException("FATAL Error: Constraint Error: invalidated"))
                        .isOfData())
                .isFalse();
        assertThat(new StoreException("x").isOfData()).isFalse();
    }

    private World world(String name) throws Exception {
        return new World(Files.createDirectory(folder.resolve(name)), DataSet.of(90));
    }

    private static void refuseAllButOneSessionOf(World world, String account) {
        write(
                world,
                "CREATE UNIQUE INDEX picky ON sessions ((CASE WHEN source = '%s' THEN 'one' ELSE source || id END))"
                        .formatted(account));
    }

    private static void write(World world, String sql) {
        try (Store store = Store.open(world.store, world.storeOptions())) {
            store.database().run(sql);
        }
    }

    private static List<String> outcomes(SyncReport report) {
        return report.accounts().stream()
                .map(account -> account.source() + " " + account.outcome())
                .toList();
    }

    private static List<String> others(World world) {
        return world.records().stream()
                .filter(row -> !row.contains(World.SALES))
                .map(row -> row.replaceAll("2026-07-02 00:\\d\\d:\\d\\d", "now"))
                .toList();
    }
}
