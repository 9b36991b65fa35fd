package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LegacyWindowTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asksForAtMost89DaysOverlapsAndCountsEveryInstantOnce(long seed) {
        Random random = new Random(seed);
        LocalDate from = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1000));
        Instant end = from.atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusMillis(1 + random.nextLong(Duration.ofDays(600).toMillis()));
        List<LegacyWindow> windows = windows(from, end);

        assertThat(windows)
                .hasSize(windows.get(0).count())
                .allSatisfy(
                        window -> assertThat(ChronoUnit.DAYS.between(date(window.startDate()), date(window.endDate())))
                                .isBetween(4L, 89L));
        for (int i = 1; i < windows.size(); i++) {
            assertThat(date(windows.get(i).startDate()))
                    .isBeforeOrEqualTo(date(windows.get(i - 1).endDate()).minusDays(1));
        }
        for (int i = 0; i < 20; i++) {
            Instant time = from.atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plusMillis(random.nextLong(Duration.ofDays(700).toMillis()));
            int owners = time.isBefore(end) ? 1 : 0;
            assertThat(windows).filteredOn(window -> window.owns(time)).hasSize(owners);
        }
    }

    /** Wherever the server's day begins, and whether or not it takes either date for a part of the window. */
    @ParameterizedTest
    @MethodSource("seeds")
    void asksForEveryInstantItCountsInAnyZoneOfTheServer(long seed) {
        Random random = new Random(seed);
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(100));
        Instant end = Instant.parse("2026-07-01T12:00:00Z");
        ZoneOffset zone = ZoneOffset.ofHours(random.nextInt(27) - 12);
        for (LegacyWindow window : windows(from, end)) {
            Instant first =
                    date(window.startDate()).plusDays(1).atStartOfDay(zone).toInstant();
            Instant last = date(window.endDate()).atStartOfDay(zone).toInstant();

            assertThat(window.owns(first.minusNanos(1))).isFalse();
            assertThat(window.owns(last)).isFalse();
        }
    }

    @Test
    void isAskedAsTheDocumentFormatsDates() {
        LegacyWindow window = new LegacyWindow(LocalDate.of(2023, 6, 9), Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(window.startDate()).isEqualTo("2023-06-07");
        assertThat(window.endDate()).isEqualTo("2023-09-04");
        assertThat(window.next().startDate()).isEqualTo("2023-09-01");
    }

    private static List<LegacyWindow> windows(LocalDate from, Instant end) {
        List<LegacyWindow> windows = new ArrayList<>();
        LegacyWindow window = new LegacyWindow(from, end);
        windows.add(window);
        while (!window.isLast()) {
            window = window.next();
            windows.add(window);
        }
        return windows;
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
