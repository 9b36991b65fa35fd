package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.warehouse.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two versions of a record counts: vendors' times tell, as far as they can be believed. */
final class VendorTimesTest {
    private static final String FUTURE = "2099-01-01T00:00:00Z";

    @AutoClose
    private final World world;

    VendorTimesTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {World.SUPPORT, World.SALES})
    void takesACorrectionOfATimeInTheFuture(String account) {
        Instant right = world.time.now();
        String id = newest(account);
        data(account).edit(id, Instant.parse(FUTURE));
        world.sync(World.options(), source(account));
        assertThat(updatedAt(id)).isEqualTo(FUTURE);

        data(account).edit(id, right);
        world.sync(World.options(), source(account));

        assertThat(updatedAt(id)).isEqualTo(right.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {World.SUPPORT, World.SALES})
    void letsAnOlderAnswerUndoNothingUnlessEverythingIsReadAnew(String account) {
        Instant recent = world.time.now();
        Instant older = recent.minus(Duration.ofHours(1));
        String id = newest(account);
        data(account).edit(id, recent);
        world.sync(World.options(), source(account));

        data(account).edit(id, older);
        world.sync(World.options(), source(account));
        assertThat(updatedAt(id)).isEqualTo(recent.toString());

        world.sync(World.options().everything(true), source(account));
        assertThat(updatedAt(id)).isEqualTo(older.toString());
    }

    /** Samsara's times are whole seconds; what is said last of one time counts, in a page, across batches and across syncs. */
    @ParameterizedTest
    @CsvSource({"a b, b", "a b a, a", "b a, a"})
    void takesWhatWasSaidLastOfOneTime(String notes, String last) {
        String sessions = Arrays.stream(notes.split(" ", -1))
                .map(note -> session("2026-07-01T00:00:00Z", note))
                .collect(Collectors.joining(","));
        int batchRows = notes.length() > 3 ? 1 : 100;
        answer(session("2026-07-01T00:00:00Z", "a"));
        world.sync(World.options(), world.fleet());
        answer(sessions);
        world.sync(World.options().batchRows(batchRows), world.fleet());

        assertThat(world.query("SELECT coach_notes FROM sessions WHERE id = 'twice'"))
                .containsExactly(last);
    }

    @Test
    void takesWhatAFeedCorrectsAlsoWhereItBeganAfterTheCorrectTime() {
        answer(session(FUTURE, "wrong"));
        world.sync(World.options(), world.fleet());
        world.samsara.expireCursors();
        world.sync(World.options(), world.fleet());

        answer(session("2026-01-01T00:00:00Z", "right"));
        world.sync(World.options(), world.fleet());

        assertThat(world.query("SELECT coach_notes FROM sessions WHERE id = 'twice'"))
                .containsExactly("right");
    }

    /** One record of the future must not hide what changed since the last page was read. */
    @Test
    void readsAFeedAgainFromNoLaterThanItsLastPage() {
        List<String> ids = List.copyOf(world.samsara.data().ids());
        world.samsara.data().edit(ids.get(3), Instant.parse(FUTURE));
        world.sync(World.options(), world.fleet());
        world.samsara.expireCursors();
        world.time.advance(Duration.ofDays(41));
        List<String> added = world.samsara.data().add(1, world.time.now());

        SyncReport report = world.sync(World.options(), world.fleet());

        assertThat(report.done()).as(report.toString()).isTrue();
        assertThat(world.query("SELECT id FROM sessions")).containsAll(added);
        assertThat(world.query("SELECT note FROM certificates WHERE note IS NOT NULL"))
                .singleElement()
                .asString()
                .contains("read from 2026-06-");
    }

    /** A record of a time that has passed, but not where the feed stands, hides what follows it as well. */
    @Test
    void readsAFeedFromItsBeginningWhereItHadNotComeToTheTail() {
        world.samsara.behaviour().pageSizes(20, 20);
        AtomicInteger pages = new AtomicInteger();
        FaultSource wronglyDated = Hidden.answers(
                answer -> ((ObjectNode) answer.path("data").path(3)).put("updatedAtTime", "2026-07-01T00:00:00Z"));
        world.samsara
                .behaviour()
                .fault(request -> pages.getAndIncrement() < 2 ? wronglyDated.next(request) : Fault.status(403));
        assertThat(world.sync(World.options(), world.fleet()).done()).isFalse();
        world.samsara.behaviour().noFaults();
        world.samsara.expireCursors();

        SyncReport report = world.sync(World.options(), world.fleet());

        assertThat(report.done()).as(report.toString()).isTrue();
        assertThat(world.query("SELECT id FROM sessions"))
                .containsExactlyInAnyOrderElementsOf(world.samsara.data().ids());
    }

    @Test
    void callsPeopleAsTheirRecordsOfKnownTimeDo() {
        Instant now = world.time.now();
        String id = newest(World.SUPPORT);
        data(World.SUPPORT).edit(id, Instant.parse(FUTURE));
        world.sync(World.options(), world.support());
        data(World.SUPPORT).edit(id, now);
        world.sync(World.options(), world.support());

        assertThat(world.query("SELECT name FROM people WHERE name_at > TIMESTAMPTZ '" + now + "'"))
                .isEmpty();
    }

    private static String session(String updatedAt, String note) {
        return "{\"id\": \"twice\", \"updatedAtTime\": \"%s\", \"sessionNote\": \"%s\"}".formatted(updatedAt, note);
    }

    private void answer(String sessions) {
        world.samsara
                .behaviour()
                .fault(Faults.once(Fault.status(
                        200,
                        Map.of(),
                        "{\"data\": [%s], \"pagination\": {\"endCursor\": \"tail\", \"hasNextPage\": false}}"
                                .formatted(sessions))));
    }

    private CoachingSource source(String account) {
        return account.equals(World.SUPPORT) ? world.support() : world.sales();
    }

    private SimulatedRecords data(String account) {
        return account.equals(World.SUPPORT) ? world.maestroQa.data() : world.cresta.data();
    }

    /** Its creation lies in the lookback. */
    private String newest(String account) {
        return data(account).ids().get(data(account).size() - 1);
    }

    private String updatedAt(String id) {
        return world.query(
                        "SELECT strftime(updated_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') FROM sessions WHERE id = '"
                                + id + "'")
                .get(0);
    }
}
