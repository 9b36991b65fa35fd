package dev.coachstream.capture;

import static dev.coachstream.capture.CaptureReads.DAY;
import static dev.coachstream.capture.CaptureReads.NOW;
import static dev.coachstream.capture.CaptureReads.READS;
import static dev.coachstream.capture.CaptureReads.fiveOld;
import static dev.coachstream.capture.CaptureReads.ids;
import static dev.coachstream.capture.CaptureReads.lastState;
import static dev.coachstream.capture.CaptureReads.overlap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.error.CoachingSourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptureReaderTest {
    private final CaptureReads reads = new CaptureReads();

    @ParameterizedTest
    @ValueSource(strings = {"WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "SNAPSHOT", "CHANGE_FEED"})
    void sendsEverythingFirstAndThenWhatChanged(String way) {
        ListedSource source = fiveOld(way);

        CaptureState state = lastState(reads.read(source, null));
        assertThat(ids(reads.read(source, null))).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(reads.read(source, state))).isEqualTo(overlap(way));

        reads.now = NOW.plus(DAY);
        source.put("c", NOW.minus(Duration.ofDays(20)), NOW.plusSeconds(60));
        source.put("f", NOW.plusSeconds(90), NOW.plusSeconds(90));
        assertThat(ids(reads.read(source, state))).contains("c", "f").doesNotContain("a", "b", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "SNAPSHOT", "CHANGE_FEED"})
    void givesExactlyTheRestFromAnyStateItGave(String way) {
        ListedSource source = fiveOld(way);
        List<CapturedPage> whole = reads.read(source, null);
        assertThat(whole).hasSize(3);

        for (int page = 0; page < whole.size(); page++) {
            CaptureState given = CaptureState.parse(whole.get(page).after().toString());
            assertThat(given).isEqualTo(whole.get(page).after());
            reads.now = reads.now.plusSeconds(10);
            List<String> rest = ids(whole.subList(page + 1, whole.size()));
            List<String> expected = given.open() == null || rest.isEmpty() ? overlap(way) : rest;
            assertThat(ids(reads.read(source, given))).isEqualTo(expected);
        }
    }

    @Test
    void sendsOverlappingUpdatesAgainAndLeavesOlderOnes() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.put("late", NOW.minus(DAY), NOW.minusSeconds(3000));
        source.put("latest", NOW.minus(DAY), NOW.minusSeconds(10));

        CaptureState state = lastState(reads.read(source, null));

        assertThat(state.watermark()).isEqualTo(NOW.minusSeconds(10));
        assertThat(ids(reads.read(source, state))).containsExactly("late", "latest");
    }

    @Test
    void neverTakesAnUpdateThatLiesAheadForAWatermark() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.put("ahead", NOW.minus(DAY), Instant.parse("2099-01-01T00:00:00Z"));

        CaptureState state = lastState(reads.read(source, null));

        assertThat(state.watermark()).isEqualTo(NOW);
        assertThat(state.coveredUntil()).isEqualTo(NOW);
        source.put("a", NOW.minus(DAY), NOW.plusSeconds(1));
        reads.now = NOW.plus(DAY);
        assertThat(ids(reads.read(source, state))).contains("a");
    }

    @Test
    void sendsWhatHasNoTimeOfItsUpdateEachTime() {
        ListedSource source = new ListedSource(Capture.SNAPSHOT);
        source.put("dated", NOW.minus(DAY), NOW.minus(DAY));
        source.put("undated", NOW.minus(DAY), null);
        source.put("newest", NOW.minus(DAY), NOW);

        CaptureState state = lastState(reads.read(source, null));

        assertThat(ids(reads.read(source, state))).containsExactly("undated", "newest");
    }

    @Test
    void readsAWindowOfCreationTimesAgainOverTheLookback() {
        ListedSource source = fiveOld("WINDOWS_ON_CREATED");
        CaptureState state = lastState(reads.read(source, null));
        reads.now = NOW.plus(DAY);

        reads.read(source, state);

        assertThat(source.asked.get(0).until()).isEqualTo(NOW);
        assertThat(source.asked.get(1).axis()).isEqualTo(Axis.CREATED);
        assertThat(source.asked.get(1).since()).isEqualTo(NOW.minus(Duration.ofDays(90)));
        assertThat(source.asked.get(1).until()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void sendsEverythingEachTimeWhereAskedTo() {
        reads.options = CaptureOptions.STANDARD.everything(true);
        for (String way : List.of("SNAPSHOT", "WINDOWS_ON_CREATED", "CHANGE_FEED")) {
            ListedSource source = fiveOld(way);

            CaptureState state = lastState(reads.read(source, null));

            assertThat(state).isEqualTo(CaptureState.start(READS));
            assertThat(ids(reads.read(source, state))).containsExactly("a", "b", "c", "d", "e");
        }
    }

    /** Else a table that is to be filled anew would have the rest of a read of changes. */
    @Test
    void goesOnWithNoReadOfChangesWhereEverythingIsAskedFor() {
        for (String way : List.of("SNAPSHOT", "WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "CHANGE_FEED")) {
            ListedSource source = fiveOld(way);
            reads.options = CaptureOptions.STANDARD;
            CaptureState covered = lastState(reads.read(source, null));
            reads.now = NOW.plus(DAY);
            List.of("v", "w", "x", "y", "z").forEach(id -> source.put(id, reads.now, reads.now));
            CaptureState open = reads.read(source, covered).get(0).after();

            reads.options = CaptureOptions.STANDARD.everything(true);

            assertThat(ids(reads.read(source, open))).as(way).contains("a", "b", "c", "d", "e", "v", "z");
        }
    }

    @Test
    void readsForThePeopleOfTheRosterWhereTheVendorMustBeToldThem() {
        ListedSource source = fiveOld("SNAPSHOT_FOR_EACH_COACHEE");

        assertThatThrownBy(() -> reads.read(source, null)).hasMessageContaining("its roster names nobody");
        source.roster = Set.of("driver-b", "driver-d");

        assertThat(ids(reads.read(source, null))).containsExactly("b", "d");
    }

    @Test
    void refusesTheStateOfAnotherAccount() {
        ListedSource source = fiveOld("SNAPSHOT");

        assertThatThrownBy(() -> reads.read(source, CaptureState.start("another digest")))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("reads something else");
    }
}
