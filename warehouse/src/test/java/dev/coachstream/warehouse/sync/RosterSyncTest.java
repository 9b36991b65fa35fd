package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor that must be told whose sessions to list, and filters by the time when they are due alone. */
final class RosterSyncTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime(World.NOW);
    private final RosterSource depot = new RosterSource();

    @Test
    void readsThePeopleOfTheRosterAlsoWhatIsDueAhead() {
        depot.roster = Set.of("ada", "bob");
        depot.put("past", "ada", World.NOW.minus(DAY));
        depot.put("ahead", "bob", World.NOW.plus(DAY.multipliedBy(300)));
        depot.put("strange", "eve", World.NOW);

        sync();
        time.advance(DAY);
        sync();

        assertThat(stored()).containsExactly("ahead", "past");
        assertThat(depot.asked)
                .hasSize(2)
                .allSatisfy(query -> assertThat(query.coachees()).containsExactlyInAnyOrder("ada", "bob"))
                .allSatisfy(query -> assertThat(query.until()).isNull());
        Query again = depot.asked.get(1);
        assertThat(again.axis()).isEqualTo(Axis.DUE);
        assertThat(again.since())
                .isEqualTo(time.now().minus(DAY).minus(SyncOptions.defaults().lookback()));
    }

    /** Without names a query is for everybody. */
    @Test
    void readsNothingWhereTheRosterNamesNobody() {
        depot.roster = Set.of("ada");
        depot.put("past", "ada", World.NOW.minus(DAY));
        sync();
        depot.roster = Set.of();
        depot.asked.clear();

        SyncReport.Account account = sync();

        assertThat(account.error()).contains("must be told whose sessions to read, and its roster names nobody");
        assertThat(depot.asked).isEmpty();
        assertThat(stored()).containsExactly("past");
    }

    private SyncReport.Account sync() {
        SourceTraffic traffic = new SourceTraffic(time);
        try (Store store = Store.open(folder.resolve("store.duckdb"), options())) {
            return new Sync(store, SyncOptions.defaults(), traffic, SyncListener.NONE)
                    .run(List.of(depot))
                    .accounts()
                    .get(0);
        }
    }

    private List<String> stored() {
        return World.query(
                folder.resolve("store.duckdb"),
                options(),
                "SELECT id FROM sessions WHERE deleted_at IS NULL ORDER BY id");
    }

    private StoreOptions options() {
        return StoreOptions.defaults().time(time);
    }
}
