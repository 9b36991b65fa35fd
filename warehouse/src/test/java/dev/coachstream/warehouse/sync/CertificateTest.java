package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
import dev.coachstream.simulator.Faults;
import dev.coachstream.warehouse.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateTest {
    private static final String SESSIONS = " FROM certificates WHERE feed = 'sessions' ORDER BY certificate_id";

    @AutoClose
    private final World world;

    CertificateTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @Test
    void isCompleteWhereTheServersTotalStoodStill() {
        world.sync(World.options(), world.support());

        int size = world.maestroQa.data().size();
        assertThat(world.query(
                        "SELECT verdict, rows, first_total, last_total, moved, rejected, resumed, requests = pages"
                                + SESSIONS))
                .containsExactly("complete|%1$d|%1$d|%1$d|false|0|false|true".formatted(size));
    }

    @Test
    void hasNoTotalToCompareWithWhereTheServerGivesNone() {
        world.sync(World.options(), world.sales());

        assertThat(world.query("SELECT verdict, rows, first_total" + SESSIONS))
                .containsExactly(
                        "unknown-total|%d|null".formatted(world.cresta.data().size()));
    }

    @Test
    void saysThatTheSetMovedAndNoSessionIsMissing() {
        world.maestroQa.behaviour().insertDuringScan(7, 2).deleteDuringScan(3, 3);

        SyncReport report = world.sync(World.options(), world.support());

        assertThat(report.done()).isTrue();
        assertThat(report.accounts().get(0).verdicts()).containsEntry(Feed.SESSIONS, Verdict.MOVED);
        assertThat(world.query("SELECT verdict, moved" + SESSIONS)).containsExactly("moved|true");
        assertThat(world.query("SELECT id FROM sessions"))
                .containsAll(world.maestroQa.data().ids());
    }

    @Test
    void provesNoDeletionWhereTheSetMoved() {
        world.sync(World.options(), world.support());
        world.maestroQa.behaviour().deleteDuringScan(3, 1);

        SyncReport moved = world.sync(World.options().everything(true), world.support());
        assertThat(moved.accounts().get(0).changes().deleted()).isZero();

        world.sync(World.options().everything(true), world.support());
        SyncReport still = world.sync(World.options().everything(true), world.support());
        assertThat(still.accounts().get(0).feeds()).containsEntry(Feed.SESSIONS, new Changes(0, 0, 3));
    }

    /** One record gone behind the reading, and one come: the total stays, and a third is missing. */
    @Test
    void isNotCompleteWhereTheReadWentOnLater() {
        world.maestroQa.behaviour().fault(Faults.after(2, Faults.always(Fault.status(403))));
        world.sync(World.options().feeds(Set.of(Feed.SESSIONS)), world.supportOneByOne());
        world.maestroQa.behaviour().noFaults();
        world.maestroQa.data().delete(world.maestroQa.data().ids().get(0), world.time.now());
        world.maestroQa.data().add(1, World.NOW.minus(Duration.ofDays(10)));

        SyncReport report = world.sync(World.options(), world.supportOneByOne());

        assertThat(report.accounts().get(0).verdicts()).containsEntry(Feed.SESSIONS, Verdict.RESUMED);
        assertThat(world.query("SELECT verdict, resumed, rows = last_total, first_total = last_total" + SESSIONS))
                .startsWith("resumed|true|true|true");
    }

    @Test
    void isNotCompleteWhereTheTotalIsThePagesOwn() {
        world.maestroQa.behaviour().fault(totals(rows -> rows));

        world.sync(World.options(), world.support());

        assertThat(world.query("SELECT verdict" + SESSIONS)).containsExactly("moved");
        assertThat(world.query("SELECT id FROM sessions"))
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
    }

    /** As a search engine does that counts no further. */
    @Test
    void isNoReadOfEverythingWhereASnapshotWentOnLater() {
        world.cresta.behaviour().fault(Faults.after(1, Faults.always(Fault.status(403))));
        world.sync(World.options().feeds(Set.of(Feed.SESSIONS)), world.sales());
        world.cresta.behaviour().noFaults();

        world.sync(World.options().feeds(Set.of(Feed.SESSIONS)), world.sales());
        assertThat(world.query("SELECT verdict, whole_read_at FROM feed_status"))
                .containsExactly("resumed|null");

        world.sync(World.options().feeds(Set.of(Feed.SESSIONS)), world.sales());
        assertThat(world.number("SELECT count(whole_read_at) FROM feed_status")).isOne();
    }

    @Test
    void isMiscountedWhereTheTotalEndsWithAFullPage() {
        world.maestroQa.behaviour().fault(totals(rows -> 50));

        world.sync(World.options(), world.support());

        assertThat(world.query("SELECT verdict" + SESSIONS)).containsExactly("miscounted");
        assertThat(world.query("SELECT id FROM sessions"))
                .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
    }

    private static FaultSource totals(IntUnaryOperator ofRows) {
        return Hidden.answers(answer -> {
            int rows = answer.path("Resources").size();
            ((ObjectNode) answer).put("totalResults", ofRows.applyAsInt(rows));
        });
    }

    @Test
    void isWholeWhereAFeedOfChangesGoesOn() {
        world.samsara.behaviour().fault(Faults.after(2, Faults.always(Fault.status(403))));
        world.sync(World.options(), world.fleet());
        world.samsara.behaviour().noFaults();

        SyncReport report = world.sync(World.options(), world.fleet());

        assertThat(report.accounts().get(0).verdicts()).containsEntry(Feed.SESSIONS, Verdict.UNKNOWN_TOTAL);
    }

    @Test
    void isPartialUntilTheWindowIsReadToItsEnd() {
        world.cresta.behaviour().fault(Faults.after(2, Faults.always(Fault.status(403))));

        world.sync(World.options(), world.sales());

        assertThat(world.query("SELECT verdict, rows, finished_at" + SESSIONS)).containsExactly("partial|100|null");
        assertThat(world.query("SELECT verdict, unfinished FROM feed_status")).containsExactly("partial|1");
    }

    @Test
    void isPartialWhereARecordCouldNotBeRead() {
        world.cresta.behaviour().fault(Faults.once(brokenFirstRecord()));

        SyncReport report = world.sync(World.options(), world.sales());

        assertThat(report.accounts().get(0).outcome()).isEqualTo(SyncReport.Outcome.INCOMPLETE);
        assertThat(world.query("SELECT verdict, rejected" + SESSIONS)).containsExactly("partial|1");
        assertThat(world.query("SELECT feed, id IS NULL, field FROM unreadable"))
                .hasSize(1);

        world.sync(World.options(), world.sales());
        assertThat(world.query("FROM unreadable")).isEmpty();
        assertThat(world.query("SELECT verdict FROM feed_status")).containsExactly("unknown-total");
    }

    @Test
    void digestsWhatAnybodyCanDigestAgain() {
        world.sync(World.options(), world.support());

        assertThat(world.query("SELECT digest" + SESSIONS))
                .isEqualTo(world.query(
                        "SELECT bit_xor(md5_number_lower(id || ' ' || coalesce(epoch_us(updated_at)::VARCHAR,"
                                + " ''))) FROM sessions"));
    }

    @Test
    void staysWithTheNewestPerWindow() {
        world.sync(World.options(), world.support());
        world.sync(World.options(), world.support());

        List<String> current = world.query("SELECT feed, window_start IS NULL FROM current_certificates ORDER BY ALL");
        assertThat(current).containsExactly("points|false", "sessions|false", "todos|false");
        assertThat(world.number("SELECT count(*) FROM whole_reads")).isEqualTo(3);
        assertThat(world.query("SELECT DISTINCT blind_spot <> '' FROM feed_status"))
                .containsExactly("true");
    }

    /** A name that is no text, in the first record of the page. */
    private static Fault brokenFirstRecord() {
        return (exchange, proper) -> {
            var response = proper.get();
            String body = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
            exchange.send(response.withBody(body.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":[]")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        };
    }
}
