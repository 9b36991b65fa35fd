package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts whose settings name something else than what their records were read from. */
final class ChangedAccountTest {
    @TempDir
    private Path folder;

    private World before;
    private World after;

    @BeforeEach
    void start() {
        before = World.small(folder);
        after = new World(folder, DataSet.small().withSeed(7));
        before.sync(World.options(), before.everybody());
        after.time.advance(java.time.Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        before.close();
        after.close();
    }

    @Test
    void areRefusedBeforeAnythingIsAsked() {
        for (CoachingSource source : after.everybody()) {
            assertThatThrownBy(() -> after.sync(World.options().everything(true), source))
                    .isInstanceOfSatisfying(
                            ChangedAccount.class, e -> assertThat(e.account()).isEqualTo(source.name()))
                    .hasMessageContaining("base-url was '" + address(before, source))
                    .hasMessageContaining("is '" + address(after, source))
                    .hasMessageNotContaining(after.cresta.token());
        }
        assertThat(after.cresta.requests().count()).isZero();
        assertThat(after.number(
                        "SELECT sum(deleted + missing) FROM feed_status WHERE feed = 'sessions' AND source = 'sales'"))
                .isZero();
        assertThat(before.sync(World.options(), before.everybody()).done()).isTrue();
    }

    @Test
    void areRefusedWhenTheVendorIsAnotherAlsoInAStoreThatKnowsNoMore() {
        try (Store store = Store.open(before.store, before.storeOptions())) {
            store.database().run("DELETE FROM accounts");
        }
        assertThat(before.sync(World.options(), before.sales()).done()).isTrue();
        try (Store store = Store.open(before.store, before.storeOptions())) {
            store.database().run("DELETE FROM accounts; UPDATE sync_state SET vendor = 'other'");
        }
        assertThatThrownBy(() -> before.sync(World.options(), before.sales()))
                .hasMessageContaining("vendor was 'other' and is 'cresta'");
    }

    @Test
    void areReadWithTheOldRecordsAsTheirOwnWhenTold() {
        long old = after.number("SELECT count(*) FROM sessions WHERE source = 'fleet'");

        SyncReport report =
                after.sync(World.options().consent(new Consent(false, Set.of(World.FLEET), Set.of())), after.fleet());

        assertThat(report.accounts().get(0).changes().deleted()).isZero();
        assertThat(after.query("SELECT id FROM sessions WHERE source = 'fleet'"))
                .containsAll(after.samsara.data().ids())
                .hasSizeGreaterThanOrEqualTo((int) old);
        assertThat(after.sync(World.options(), after.fleet()).accounts().get(0).changes())
                .isEqualTo(Changes.NONE);
    }

    @Test
    void areReadAnewWhenTold() {
        long others = after.number("SELECT count(*) FROM sessions WHERE source <> 'sales'");

        SyncReport report =
                after.sync(World.options().consent(new Consent(false, Set.of(), Set.of(World.SALES))), after.sales());

        assertThat(report.done()).as(report.toString()).isTrue();
        assertThat(after.query("SELECT id FROM sessions WHERE source = 'sales'"))
                .containsExactlyInAnyOrderElementsOf(after.cresta.data().ids());
        assertThat(after.number("SELECT count(*) FROM sessions WHERE source <> 'sales'"))
                .isEqualTo(others);
    }

    private static String address(World world, CoachingSource source) {
        return switch (source.name()) {
            case World.SUPPORT -> world.maestroQa.url().toString();
            case World.SALES -> world.cresta.url().toString();
            default -> world.samsara.url().toString();
        };
    }
}
