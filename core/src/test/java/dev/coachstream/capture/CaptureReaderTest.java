package dev.coachstream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptureReaderTest {
    private static final String READS = "a digest of what is read";
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private Instant now = NOW;
    private CaptureOptions options = CaptureOptions.STANDARD;

    @ParameterizedTest
    @ValueSource(strings = {"WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "SNAPSHOT", "CHANGE_FEED"})
    void sendsEverythingFirstAndThenWhatChanged(String way) {
        ListedSource source = fiveOld(way);

        CaptureState state = lastState(read(source, null));
        assertThat(ids(read(source, null))).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(read(source, state))).isEqualTo(overlap(way));

        now = NOW.plus(DAY);
        source.put("c", NOW.minus(Duration.ofDays(20)), NOW.plusSeconds(60));
        source.put("f", NOW.plusSeconds(90), NOW.plusSeconds(90));
        assertThat(ids(read(source, state))).contains("c", "f").doesNotContain("a", "b", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "SNAPSHOT", "CHANGE_FEED"})
    void givesExactlyTheRestFromAnyStateItGave(String way) {
        ListedSource source = fiveOld(way);
        List<CapturedPage> whole = read(source, null);
        assertThat(whole).hasSize(3);

        for (int page = 0; page < whole.size(); page++) {
            CaptureState given = CaptureState.parse(whole.get(page).after().toString());
            assertThat(given).isEqualTo(whole.get(page).after());
            now = now.plusSeconds(10);
            List<String> rest = ids(whole.subList(page + 1, whole.size()));
            List<String> expected = given.open() == null || rest.isEmpty() ? overlap(way) : rest;
            assertThat(ids(read(source, given))).isEqualTo(expected);
        }
    }

    @Test
    void sendsOverlappingUpdatesAgainAndLeavesOlderOnes() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.put("late", NOW.minus(DAY), NOW.minusSeconds(3000));
        source.put("latest", NOW.minus(DAY), NOW.minusSeconds(10));

        CaptureState state = lastState(read(source, null));

        assertThat(state.watermark()).isEqualTo(NOW.minusSeconds(10));
        assertThat(ids(read(source, state))).containsExactly("late", "latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "SNAPSHOT"})
    void readsAgainOnceWhatMovedUnderARead(String way) {
        ListedSource source = fiveOld(way);
        source.passedOver = "b";
        CaptureState moved = CaptureState.parse(lastState(read(source, null)).toString());
        assertThat(moved.inDoubt()).isTrue();
        assertThat(moved.coveredUntil()).isNull();

        source.passedOver = null;
        List<CapturedPage> again = read(source, moved);

        assertThat(ids(again)).contains("b");
        assertThat(lastState(again).inDoubt()).isFalse();
        assertThat(lastState(again).coveredUntil()).isEqualTo(NOW);
    }

    /** An account that never holds still must not be read from its beginning for ever. */
    @Test
    void goesOnAfterTwoReadsUnderWhichSomethingMoved() {
        ListedSource source = fiveOld("WINDOWS_ON_UPDATED");
        source.passedOver = "b";

        CaptureState once = lastState(read(source, null));
        now = NOW.plus(DAY);
        CaptureState twice = lastState(read(source, once));

        assertThat(twice.coveredUntil()).isEqualTo(now);
        assertThat(twice.inDoubt()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SNAPSHOT", "WINDOWS_ON_UPDATED", "WINDOWS_ON_CREATED"})
    void coversNothingWhileItsServerRefusesToSayWhatFollows(String way) {
        ListedSource source = fiveOld(way);
        source.openEnded = true;
        CaptureState state = null;
        for (int read = 0; read < 3; read++) {
            List<CapturedPage> pages = read(source, state);
            assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
            state = CaptureState.parse(lastState(pages).toString());
            assertThat(state.coveredUntil()).isNull();
        }

        source.openEnded = false;
        source.put("f", NOW.minus(DAY.multipliedBy(300)), NOW.minus(DAY.multipliedBy(300)));
        List<CapturedPage> whole = read(source, state);

        assertThat(ids(whole)).contains("f");
        assertThat(lastState(whole).coveredUntil()).isEqualTo(NOW);
    }

    /** What moved is known to a reader that goes on with the read of another. */
    @Test
    void remembersInItsStateThatSomethingMoved() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.passedOver = "b";
        CaptureState first =
                CaptureState.parse(read(source, null).get(0).after().toString());

        source.passedOver = null;
        CaptureState ended = lastState(read(source, first));

        assertThat(ended.inDoubt()).isTrue();
    }

    @Test
    void neverTakesAnUpdateThatLiesAheadForAWatermark() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.put("ahead", NOW.minus(DAY), Instant.parse("2099-01-01T00:00:00Z"));

        CaptureState state = lastState(read(source, null));

        assertThat(state.watermark()).isEqualTo(NOW);
        assertThat(state.coveredUntil()).isEqualTo(NOW);
        source.put("a", NOW.minus(DAY), NOW.plusSeconds(1));
        now = NOW.plus(DAY);
        assertThat(ids(read(source, state))).contains("a");
    }

    @Test
    void sendsWhatHasNoTimeOfItsUpdateEachTime() {
        ListedSource source = new ListedSource(Capture.SNAPSHOT);
        source.put("dated", NOW.minus(DAY), NOW.minus(DAY));
        source.put("undated", NOW.minus(DAY), null);
        source.put("newest", NOW.minus(DAY), NOW);

        CaptureState state = lastState(read(source, null));

        assertThat(ids(read(source, state))).containsExactly("undated", "newest");
    }

    @Test
    void readsAWindowOfCreationTimesAgainOverTheLookback() {
        ListedSource source = fiveOld("WINDOWS_ON_CREATED");
        CaptureState state = lastState(read(source, null));
        now = NOW.plus(DAY);

        read(source, state);

        assertThat(source.asked.get(0).until()).isEqualTo(NOW);
        assertThat(source.asked.get(1).axis()).isEqualTo(Axis.CREATED);
        assertThat(source.asked.get(1).since()).isEqualTo(NOW.minus(Duration.ofDays(90)));
        assertThat(source.asked.get(1).until()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void startsAFeedAgainBeforeWhatIsCoveredWhenItsCursorIsForgotten() {
        ListedSource source = fiveOld("CHANGE_FEED");
        source.put("z", NOW.minus(DAY), NOW.minus(Duration.ofHours(2)));
        CaptureState state = lastState(read(source, null));
        source.refusesCursors = true;
        source.put("new", NOW, NOW.plusSeconds(5));
        now = NOW.plus(DAY);

        assertThat(ids(read(source, state))).containsExactly("z", "new");
        assertThat(source.asked.get(2).since()).isEqualTo(NOW.minus(Duration.ofHours(26)));
    }

    @Test
    void startsAWindowAgainWhenItsCursorIsForgotten() {
        ListedSource source = fiveOld("WINDOWS_ON_CREATED");
        CaptureState first = read(source, null).get(0).after();
        source.refusesCursors = true;

        assertThat(ids(read(source, first))).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void putsAStateRightThatAClockAheadHasLeft() {
        ListedSource source = fiveOld("WINDOWS_ON_CREATED");
        now = NOW.plus(Duration.ofDays(400));
        CaptureState ahead = lastState(read(source, null));
        assertThat(ahead.coveredUntil()).isAfter(NOW);

        now = NOW.plus(DAY);
        source.put("f", NOW.plusSeconds(60), NOW.plusSeconds(60));
        List<CapturedPage> pages = read(source, ahead);

        assertThat(ids(pages)).contains("f");
        assertThat(lastState(pages).coveredUntil()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void beginsAListingAnewThatAClockAheadHasBegun() {
        ListedSource source = fiveOld("SNAPSHOT");
        now = NOW.plus(Duration.ofDays(400));
        CaptureState begun = read(source, null).get(0).after();

        now = NOW.plus(DAY);
        source.put("0", NOW.plusSeconds(60), NOW.plusSeconds(60));

        assertThat(ids(read(source, begun))).contains("0", "a", "e");
    }

    @Test
    void trustsNoTimeOfARecordForWhatAClockAheadHasCovered() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.put("ahead", NOW.minus(DAY), NOW.plus(Duration.ofDays(30)));
        now = NOW.plus(Duration.ofDays(400));
        CaptureState ahead = lastState(read(source, null));

        source.put("late", NOW.plusSeconds(60), NOW.plusSeconds(60));
        now = NOW.plus(Duration.ofDays(60));

        assertThat(ids(read(source, ahead))).contains("late");
    }

    @Test
    void beginsAFeedAnewThatAClockAheadHasBegunAtATimeToCome() {
        ListedSource source = fiveOld("CHANGE_FEED");
        now = NOW.plus(Duration.ofDays(400));
        CaptureState ahead = lastState(read(source, null));
        source.put("between", NOW.plusSeconds(60), NOW.plusSeconds(60));
        source.put("misdated", NOW.plusSeconds(60), NOW.plus(Duration.ofDays(900)));
        ahead = lastState(read(source, ahead));
        source.refusesCursors = true;
        source.put("lost", NOW.plusSeconds(90), NOW.plusSeconds(90));
        CaptureState restarted = lastState(read(source, ahead));

        source.refusesCursors = false;
        now = NOW.plus(DAY);

        assertThat(ids(read(source, restarted))).contains("lost");
    }

    @Test
    void sendsEverythingEachTimeWhereAskedTo() {
        options = CaptureOptions.STANDARD.everything(true);
        for (String way : List.of("SNAPSHOT", "WINDOWS_ON_CREATED", "CHANGE_FEED")) {
            ListedSource source = fiveOld(way);

            CaptureState state = lastState(read(source, null));

            assertThat(state).isEqualTo(CaptureState.start(READS));
            assertThat(ids(read(source, state))).containsExactly("a", "b", "c", "d", "e");
        }
    }

    /** Else a table that is to be filled anew would have the rest of a read of changes. */
    @Test
    void goesOnWithNoReadOfChangesWhereEverythingIsAskedFor() {
        for (String way : List.of("SNAPSHOT", "WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "CHANGE_FEED")) {
            ListedSource source = fiveOld(way);
            options = CaptureOptions.STANDARD;
            CaptureState covered = lastState(read(source, null));
            now = NOW.plus(DAY);
            List.of("v", "w", "x", "y", "z").forEach(id -> source.put(id, now, now));
            CaptureState open = read(source, covered).get(0).after();

            options = CaptureOptions.STANDARD.everything(true);

            assertThat(ids(read(source, open))).as(way).contains("a", "b", "c", "d", "e", "v", "z");
        }
    }

    @Test
    void readsForThePeopleOfTheRosterWhereTheVendorMustBeToldThem() {
        ListedSource source = fiveOld("SNAPSHOT_FOR_EACH_COACHEE");

        assertThatThrownBy(() -> read(source, null)).hasMessageContaining("its roster names nobody");
        source.roster = Set.of("driver-b", "driver-d");

        assertThat(ids(read(source, null))).containsExactly("b", "d");
    }

    @Test
    void refusesTheStateOfAnotherAccount() {
        ListedSource source = fiveOld("SNAPSHOT");

        assertThatThrownBy(() -> read(source, CaptureState.start("another digest")))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("reads something else");
    }

    /** The newest update known comes again with each read, but from a feed. */
    private static List<String> overlap(String way) {
        return way.equals("CHANGE_FEED") ? List.of() : List.of("e");
    }

    private static ListedSource fiveOld(String way) {
        ListedSource source = new ListedSource(Capture.parse(way));
        for (String id : List.of("a", "b", "c", "d", "e")) {
            Instant made = NOW.minus(Duration.ofDays(20));
            source.put(id, made, made.plus(Duration.ofHours(id.charAt(0) - 'a')));
        }
        source.put("e", NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(10)));
        if (source.records.size() > 5) {
            source.records.remove(4); // as a feed: only its last version
        }
        return source;
    }

    private List<CapturedPage> read(ListedSource source, @Nullable CaptureState from) {
        List<CapturedPage> pages = new ArrayList<>();
        try (CaptureReader reader =
                new CaptureReader(source, Feed.ASSIGNMENTS, READS, from, options, new StandingTime(now))) {
            reader.forEachRemaining(pages::add);
        }
        return pages;
    }

    private static CaptureState lastState(List<CapturedPage> pages) {
        return Objects.requireNonNull(pages.get(pages.size() - 1).after());
    }

    private static List<String> ids(List<CapturedPage> pages) {
        return pages.stream()
                .flatMap(page -> page.records().stream())
                .map(CoachingRecord::id)
                .toList();
    }

    /** A clock that stands. */
    private record StandingTime(Instant now) implements TimeSource {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) {
            throw new IllegalStateException("nothing here waits");
        }
    }
}
