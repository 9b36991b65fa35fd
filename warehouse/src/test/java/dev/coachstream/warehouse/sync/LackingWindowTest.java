package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lacked records is read again, also where it is older than the lookback. */
final class LackingWindowTest {
    private static final SyncOptions SESSIONS = World.options().feeds(Set.of(Feed.SESSIONS));
    private static final SyncOptions FULL = SESSIONS.everything(true);
    /** So short that nothing which the vendor holds at first is in it. */
    private static final SyncOptions RECENT = SESSIONS.lookback(Duration.ofHours(1));

    private static final String AGAIN = "SELECT again FROM certificates WHERE again IN ('missing', 'held')";

    @AutoClose
    private final World world;

    LackingWindowTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    private CoachingSource account(boolean export) {
        return export ? world.archive() : world.supportOneByOne();
    }

    private Account sync(SyncOptions options, CoachingSource source) {
        world.time.advance(Duration.ofDays(1));
        return world.sync(options, source).accounts().get(0);
    }

    /** Every other one, by its id. */
    private void loseRights() {
        List<String> ids = world.query("SELECT id FROM sessions ORDER BY id");
        world.maestroQa.behaviour().show(id -> ids.indexOf(id) % 2 < 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsWhatWasHeldBackWhenTheRightsAreBack(boolean export) {
        CoachingSource source = account(export);
        sync(SESSIONS, source);
        List<String> before = live();
        loseRights();
        assertThat(sync(FULL, source).held()).isNotEmpty();

        for (int round = 0; round < 3; round++) {
            Account lost = sync(RECENT, source);
            assertThat(lost.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(lost.error()).contains("sessions are missing at once", "lost rights");
            assertThat(world.query(AGAIN)).isNotEmpty().containsOnly("held");
        }
        world.maestroQa.behaviour().showAll();

        assertThat(sync(RECENT, source).outcome()).isEqualTo(Outcome.DONE);
        assertThat(live()).isEqualTo(before);
        assertThat(world.query("FROM missing")).isEmpty();
        assertThat(world.query(AGAIN)).isEmpty();
    }

    /** Half of the window is missing, and but a hundredth of all that is read now. */
    @Test
    void holdsWhatIsStillMissingHoweverMuchElseIsRead() {
        CoachingSource source = account(false);
        sync(SESSIONS, source);
        List<String> before = live();
        loseRights();
        sync(FULL, source);
        world.maestroQa.data().add(3_000, world.time.now());

        sync(RECENT, source);
        Account lost = sync(RECENT, source);

        assertThat(lost.held()).isNotEmpty();
        assertThat(live()).containsAll(before);
    }

    /** An empty listing is none: it neither proves that they are gone nor that there is nothing to look for. */
    @Test
    void tellsOfWhatIsHeldAlsoWhereNothingIsShown() {
        CoachingSource source = account(false);
        sync(SESSIONS, source);
        loseRights();
        sync(FULL, source);
        world.maestroQa.behaviour().show(id -> false);

        assertThat(sync(RECENT, source).held()).isNotEmpty();
        assertThat(world.query(AGAIN)).containsExactly("held");

        world.maestroQa.behaviour().showAll();
        assertThat(sync(RECENT, source).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.query(AGAIN)).isEmpty();
    }

    @Test
    void readsNoOldWindowWhereTheNewOnesLackManyStill() {
        CoachingSource source = account(false);
        sync(SESSIONS, source);
        loseRights();
        sync(FULL, source);

        sync(SESSIONS, source);

        assertThat(world.query("SELECT window_start FROM certificates ORDER BY certificate_id DESC"))
                .first()
                .isNotEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void letsGoWhatIsOlderThanTheLookbackWhenToldTo(boolean export) {
        CoachingSource source = account(export);
        sync(SESSIONS, source);
        loseRights();
        sync(FULL, source);
        long missing = world.number("SELECT count(*) FROM missing WHERE feed = 'sessions'");

        Account letGo = sync(RECENT.consent(Consent.NONE.massDeletion(true)), source);

        assertThat(letGo.outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.number("SELECT count(deleted_at) FROM sessions")).isEqualTo(missing);
        assertThat(world.query(AGAIN)).isEmpty();
    }

    /** Being told to proves nothing where nobody can be asked, and not everything is read: they stay due. */
    @Test
    void keepsWhatItIsToldToLetGoWhereNothingIsProof() {
        CoachingSource source = account(true);
        sync(SESSIONS, source);
        loseRights();
        sync(SESSIONS, source);

        Account told = sync(SESSIONS.consent(Consent.NONE.massDeletion(true)), source);

        assertThat(told.changes()).isEqualTo(Changes.NONE);
        assertThat(world.query(AGAIN)).isNotEmpty().containsOnly("held");
    }

    /** What a read of everything dilutes is let go by nobody but the user. */
    @Test
    void holdsAlsoWhereEverythingIsRead() {
        CoachingSource source = account(false);
        sync(SESSIONS, source);
        List<String> before = live();
        loseRights();
        sync(FULL, source);
        world.maestroQa.data().add(3_000, world.time.now());

        sync(FULL, source);
        sync(FULL, source);

        assertThat(live()).containsAll(before);
    }

    @Test
    void asksForWhatOneReadOfEverythingLacked() {
        CoachingSource source = account(false);
        sync(SESSIONS, source);
        String gone = live().get(0);
        world.maestroQa.data().delete(gone, world.time.now());
        sync(FULL, source);
        assertThat(world.query(AGAIN)).containsExactly("missing");

        assertThat(sync(RECENT, source).changes()).isEqualTo(new Changes(0, 0, 1));

        assertThat(live()).doesNotContain(gone);
        assertThat(world.query(AGAIN)).isEmpty();
    }

    /** What the vendor does not answer for is asked for again by the next reads that come by, and by none of its own. */
    @Test
    void readsAWindowOnceMoreWhereTheVendorDoesNotAnswer() {
        CoachingSource source = account(false);
        sync(SESSIONS, source);
        String gone = live().get(0);
        world.maestroQa.data().delete(gone, world.time.now());
        world.maestroQa.behaviour().fault(request -> request.path().endsWith(gone) ? Fault.status(403) : null);
        sync(FULL, source);

        sync(RECENT, source);
        assertThat(world.query("SELECT id FROM missing")).containsExactly(gone);
        assertThat(world.query(AGAIN)).isEmpty();
        sync(RECENT, source);

        assertThat(world.number("SELECT count(*) FROM certificates WHERE window_start IS NULL"))
                .isEqualTo(3);
    }

    @Test
    void asksNothingAgainWhereOnlyAReadOfEverythingIsProof() {
        CoachingSource source = account(true);
        sync(SESSIONS, source);
        String gone = live().get(0);
        world.maestroQa.behaviour().show(id -> !id.equals(gone));

        sync(FULL, source);

        assertThat(world.query("SELECT id FROM missing")).containsExactly(gone);
        assertThat(world.query(AGAIN)).isEmpty();
    }

    /** The window is read whole, and the feed fails before anything is made of what it lacks. */
    @Test
    void isDueUntilItIsReadWhole() {
        CoachingSource source = account(false);
        sync(SESSIONS, source);
        loseRights();
        sync(FULL, source);
        world.maestroQa.behaviour().showAll().fault(Faults.after(3, Faults.always(Fault.status(403))));
        assertThat(sync(RECENT, source).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(world.query(AGAIN)).containsExactly("held");
        world.maestroQa.behaviour().noFaults();

        sync(RECENT, source);
        sync(RECENT, source);

        assertThat(world.query("FROM missing")).isEmpty();
        assertThat(world.query(AGAIN)).isEmpty();
    }

    @Test
    void followsOnlyWhereNothingIsBetween() {
        Instant may = Instant.parse("2026-05-01T00:00:00Z");
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        Instant july = Instant.parse("2026-07-01T00:00:00Z");
        Window first = window(null, may);
        Window last = window(june, july);
        List<Window> all = Stream.of(last, window(may, june), first).toList();

        assertThat(all).allMatch(window -> window.isFirstOrFollows(all));
        assertThat(last.isFirstOrFollows(List.of(first, last))).isFalse();
        assertThat(last.isFirstOrFollows(List.of(last))).isFalse();
    }

    private static Window window(@Nullable Instant since, Instant until) {
        return new Window(
                1,
                World.SUPPORT,
                Feed.SESSIONS,
                Capture.windows(Axis.CREATED),
                Axis.CREATED,
                since,
                until,
                true,
                null,
                Evidence.NONE);
    }

    private List<String> live() {
        return world.query("SELECT id FROM sessions WHERE deleted_at IS NULL ORDER BY id");
    }
}
