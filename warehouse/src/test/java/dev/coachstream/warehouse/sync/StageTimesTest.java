package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Exchange;
import dev.coachstream.model.Feed;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.sync.SyncReport.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StageTimesTest {
    private final FakeTime time = FakeTime.inJanuary();
    private final SourceTraffic traffic = new SourceTraffic(time);
    private final StageTimes times = new StageTimes(time);

    @Test
    void countsTimeOnceHoweverManyRequestsAreUnderWay() {
        pass(3);
        exchanged(2);
        pass(3);
        exchanged(6);
        pass(11);
        exchanged(1);

        assertThat(traffic.times("support").requests()).isEqualTo(Duration.ofSeconds(7));
        assertThat(traffic.times("another").requests()).isZero();
    }

    @Test
    void countsTheGapThatALongerRequestFills() {
        pass(1);
        exchanged(1);
        pass(5);
        exchanged(1);
        pass(4);
        exchanged(8);

        assertThat(traffic.times("support").requests()).isEqualTo(Duration.ofSeconds(9));
    }

    private void exchanged(int seconds) {
        traffic.exchanged(
                new Exchange("support", Feed.SESSIONS, "GET", "/x", 1, 200, 10, Duration.ofSeconds(seconds), null));
    }

    @Test
    void givesEachLapToTheStageThatEndsIt() {
        StageTimes.Laps laps = times.laps();
        pass(2);
        laps.end(Stage.COMPARING);
        pass(3);
        laps.end(Stage.WRITING);
        pass(5);
        laps.end(Stage.COMPARING);

        assertThat(times.spent(Stage.COMPARING)).isEqualTo(Duration.ofSeconds(7));
        assertThat(times.spent(Stage.WRITING)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void takesTheRestOfTheWaitForPagesForDecoding() {
        times.add(Stage.DECODING, Duration.ofSeconds(10));

        SourceTraffic.Times known = new SourceTraffic.Times(Duration.ofSeconds(6), Duration.ofSeconds(1));
        assertThat(times.with(known))
                .containsEntry(Stage.REQUESTS, Duration.ofSeconds(6))
                .containsEntry(Stage.WAITING, Duration.ofSeconds(1))
                .containsEntry(Stage.DECODING, Duration.ofSeconds(3));
    }

    @Test
    void saysThatNothingWasDecodedWhereRequestsWentOnBesides() {
        times.add(Stage.DECODING, Duration.ofSeconds(2));

        SourceTraffic.Times known = new SourceTraffic.Times(Duration.ofSeconds(6), Duration.ZERO);
        assertThat(times.with(known)).containsEntry(Stage.DECODING, Duration.ZERO);
    }

    @Test
    void tellsHowLongTheVendorOfASyncTook(@TempDir Path folder) {
        try (World world = World.small(folder)) {
            world.cresta.behaviour().afterPage(2, () -> world.time.advance(Duration.ofSeconds(7)));

            Account account = world.sync(World.options().feeds(EnumSet.of(Feed.SESSIONS)), world.sales())
                    .accounts()
                    .get(0);

            assertThat(account.took()).isEqualTo(Duration.ofSeconds(7));
            assertThat(account.stages())
                    .containsEntry(Stage.REQUESTS, Duration.ofSeconds(7))
                    .containsEntry(Stage.COMMITTING, Duration.ZERO);
        }
    }

    private void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }
}
