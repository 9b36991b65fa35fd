package dev.coachstream.capture;

import static dev.coachstream.capture.CaptureReads.DAY;
import static dev.coachstream.capture.CaptureReads.NOW;
import static dev.coachstream.capture.CaptureReads.fiveOld;
import static dev.coachstream.capture.CaptureReads.ids;
import static dev.coachstream.capture.CaptureReads.lastState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a capture does where a set moves, a server or a vendor forgets, or a clock was ahead. */
final class CaptureTroubleTest {
    private final CaptureReads reads = new CaptureReads();

    @ParameterizedTest
    @ValueSource(strings = {"WINDOWS_ON_CREATED", "WINDOWS_ON_UPDATED", "SNAPSHOT"})
    void readsAgainOnceWhatMovedUnderARead(String way) {
        ListedSource source = fiveOld(way);
        source.passedOver = "b";
        CaptureState moved =
                CaptureState.parse(lastState(reads.read(source, null)).toString());
        assertThat(moved.inDoubt()).isTrue();
        assertThat(moved.coveredUntil()).isNull();

        source.passedOver = null;
        List<CapturedPage> again = reads.read(source, moved);

        assertThat(ids(again)).contains("b");
        assertThat(lastState(again).inDoubt()).isFalse();
        assertThat(lastState(again).coveredUntil()).isEqualTo(NOW);
    }

    /** An account that never holds still must not be read from its beginning for ever. */
    @Test
    void goesOnAfterTwoReadsUnderWhichSomethingMoved() {
        ListedSource source = fiveOld("WINDOWS_ON_UPDATED");
        source.passedOver = "b";

        CaptureState once = lastState(reads.read(source, null));
        reads.now = NOW.plus(DAY);
        CaptureState twice = lastState(reads.read(source, once));

        assertThat(twice.coveredUntil()).isEqualTo(reads.now);
        assertThat(twice.inDoubt()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SNAPSHOT", "WINDOWS_ON_UPDATED", "WINDOWS_ON_CREATED"})
    void coversNothingWhileItsServerRefusesToSayWhatFollows(String way) {
        ListedSource source = fiveOld(way);
        source.openEnded = true;
        CaptureState state = null;
        for (int read = 0; read < 3; read++) {
            List<CapturedPage> pages = reads.read(source, state);
            assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
            state = CaptureState.parse(lastState(pages).toString());
            assertThat(state.coveredUntil()).isNull();
        }

        source.openEnded = false;
        source.put("f", NOW.minus(DAY.multipliedBy(300)), NOW.minus(DAY.multipliedBy(300)));
        List<CapturedPage> whole = reads.read(source, state);

        assertThat(ids(whole)).contains("f");
        assertThat(lastState(whole).coveredUntil()).isEqualTo(NOW);
    }

    /** The page that said so may be another's. */
    @Test
    void remembersInItsStateThatItsServerRefusesToSayWhatFollows() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.openEnded = true;
        source.saysSoAtOnce = true;
        CaptureState first =
                CaptureState.parse(reads.read(source, null).get(0).after().toString());

        source.openEnded = false;
        CaptureState ended = lastState(reads.read(source, first));

        assertThat(ended.inDoubt()).isTrue();
        assertThat(ended.coveredUntil()).isNull();
    }

    /** What changed since may be on pages that were read before. */
    @Test
    void coversNothingThatCameAfterItsReadBeganWhereAnotherGoesOn() {
        ListedSource source = fiveOld("SNAPSHOT");
        CaptureState first =
                CaptureState.parse(reads.read(source, null).get(0).after().toString());
        reads.now = NOW.plus(DAY);

        assertThat(lastState(reads.read(source, first)).coveredUntil()).isEqualTo(NOW);
    }

    @Test
    void readsNothingMoreOnceItIsClosed() {
        try (CaptureReader reader = reads.reader(fiveOld("SNAPSHOT"), null)) {
            reader.next();
            reader.close();

            assertThatThrownBy(reader::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("assignments is closed");
        }
    }

    /** What moved is known to a reader that goes on with the read of another. */
    @Test
    void remembersInItsStateThatSomethingMoved() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.passedOver = "b";
        CaptureState first =
                CaptureState.parse(reads.read(source, null).get(0).after().toString());

        source.passedOver = null;
        CaptureState ended = lastState(reads.read(source, first));

        assertThat(ended.inDoubt()).isTrue();
    }

    @Test
    void startsAFeedAgainBeforeWhatIsCoveredWhenItsCursorIsForgotten() {
        ListedSource source = fiveOld("CHANGE_FEED");
        source.put("z", NOW.minus(DAY), NOW.minus(Duration.ofHours(2)));
        CaptureState state = lastState(reads.read(source, null));
        source.refusesCursors = true;
        source.put("new", NOW, NOW.plusSeconds(5));
        reads.now = NOW.plus(DAY);

        assertThat(ids(reads.read(source, state))).containsExactly("z", "new");
        assertThat(source.asked.get(2).since()).isEqualTo(NOW.minus(Duration.ofHours(26)));
    }

    @Test
    void startsAWindowAgainWhenItsCursorIsForgotten() {
        ListedSource source = fiveOld("WINDOWS_ON_CREATED");
        CaptureState first = reads.read(source, null).get(0).after();
        source.refusesCursors = true;

        assertThat(ids(reads.read(source, first))).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void putsAStateRightThatAClockAheadHasLeft() {
        ListedSource source = fiveOld("WINDOWS_ON_CREATED");
        reads.now = NOW.plus(Duration.ofDays(400));
        CaptureState ahead = lastState(reads.read(source, null));
        assertThat(ahead.coveredUntil()).isAfter(NOW);

        reads.now = NOW.plus(DAY);
        source.put("f", NOW.plusSeconds(60), NOW.plusSeconds(60));
        List<CapturedPage> pages = reads.read(source, ahead);

        assertThat(ids(pages)).contains("f");
        assertThat(lastState(pages).coveredUntil()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void beginsAListingAnewThatAClockAheadHasBegun() {
        ListedSource source = fiveOld("SNAPSHOT");
        reads.now = NOW.plus(Duration.ofDays(400));
        CaptureState begun = reads.read(source, null).get(0).after();

        reads.now = NOW.plus(DAY);
        source.put("0", NOW.plusSeconds(60), NOW.plusSeconds(60));

        assertThat(ids(reads.read(source, begun))).contains("0", "a", "e");
    }

    @Test
    void trustsNoTimeOfARecordForWhatAClockAheadHasCovered() {
        ListedSource source = fiveOld("SNAPSHOT");
        source.put("ahead", NOW.minus(DAY), NOW.plus(Duration.ofDays(30)));
        reads.now = NOW.plus(Duration.ofDays(400));
        CaptureState ahead = lastState(reads.read(source, null));

        source.put("late", NOW.plusSeconds(60), NOW.plusSeconds(60));
        reads.now = NOW.plus(Duration.ofDays(60));

        assertThat(ids(reads.read(source, ahead))).contains("late");
    }

    @Test
    void beginsAFeedAnewThatAClockAheadHasBegunAtATimeToCome() {
        ListedSource source = fiveOld("CHANGE_FEED");
        reads.now = NOW.plus(Duration.ofDays(400));
        CaptureState ahead = lastState(reads.read(source, null));
        source.put("between", NOW.plusSeconds(60), NOW.plusSeconds(60));
        source.put("misdated", NOW.plusSeconds(60), NOW.plus(Duration.ofDays(900)));
        ahead = lastState(reads.read(source, ahead));
        source.refusesCursors = true;
        source.put("lost", NOW.plusSeconds(90), NOW.plusSeconds(90));
        CaptureState restarted = lastState(reads.read(source, ahead));

        source.refusesCursors = false;
        reads.now = NOW.plus(DAY);

        assertThat(ids(reads.read(source, restarted))).contains("lost");
    }
}
