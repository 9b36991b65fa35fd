package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code java.time} says is right. */
final class TimestampsTest {
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void readsAndWritesEveryDayOfTenThousandYears() {
        LocalDate.of(0, 1, 1).datesUntil(LocalDate.of(10_000, 1, 1)).forEach(date -> {
            Instant day = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            String text = date.toString() + "T00:00:00Z";
            if (!day.equals(read(text)) || !text.equals(Timestamps.write(day))) {
                throw new AssertionError(
                        text + " is read as " + read(text) + " and written as " + Timestamps.write(day));
            }
        });
    }

    @Test
    void readsAndWritesAnyTimeAsTheJdkDoes() {
        Random random = new Random(7);
        IntStream.range(0, 20_000).forEach(round -> {
            long second = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
            long nanos = random.nextInt(1_000_000_000);
            long scale = new long[] {1, 1_000, 1_000_000, 1_000_000_000}[round % 4];
            Instant time = Instant.ofEpochSecond(second, nanos / scale * scale);
            assertThat(Timestamps.write(time)).isEqualTo(time.toString());
            assertThat(read(time.toString())).isEqualTo(time);
        });
    }

    @Test
    void takesAStampWithoutAZoneForUtc() {
        assertThat(read("2023-06-30T21:16:51.588000")).isEqualTo(Instant.parse("2023-06-30T21:16:51.588Z"));
        assertThat(read("2023-06-30T21:16:51")).isEqualTo(Instant.parse("2023-06-30T21:16:51Z"));
    }

    @Test
    void readsNothingBehindTheText() {
        assertThat(read("2023-06-30T21:16:5Z")).isNull();
    }

    @Test
    void readsAnyNumberOfDigitsOfASecond() {
        for (int digits = 1; digits <= 9; digits++) {
            String text = "2023-06-30T21:16:51." + "123456789".substring(0, digits) + "Z";
            assertThat(read(text)).isEqualTo(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2023-06-30",
                "2023-06-30T21:16Z",
                "2023-06-30 21:16:51Z",
                "2023-06-30t21:16:51Z",
                "2023-06-30T21:16:51z",
                "2023-06-30T21:16:51+02:00",
                "2023-06-30T21:16:51.Z",
                "2023-06-30T21:16:51.1234567890Z",
                "2023-06-30T21:16:51.12a4Z",
                "2023-06-30T21:16:51,123Z",
                "2023-06-30T24:00:00Z",
                "2023-06-30T23:60:00Z",
                "2023-06-30T23:59:60Z",
                "2023-06-31T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2023-00-10T00:00:00Z",
                "2023-13-10T00:00:00Z",
                "2023-01-00T00:00:00Z",
                "-023-01-01T00:00:00Z",
                "2023-0١-01T00:00:00Z",
                "20230-1-01T00:00:00Z",
            })
    void leavesEveryOtherFormToOthers(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void readsInTheMiddleOfABuffer() {
        char[] buffer = "xx2024-02-29T01:02:03Zyy".toCharArray();

        assertThat(Timestamps.read(buffer, 2, 20)).isEqualTo(Instant.parse("2024-02-29T01:02:03Z"));
    }

    @Test
    void writesTimesOutsideFourDigitYearsAsTheJdkDoes() {
        for (Instant time : new Instant[] {
            Instant.MIN, Instant.MAX, Instant.ofEpochSecond(FIRST - 1), Instant.ofEpochSecond(LAST + 1)
        }) {
            assertThat(Timestamps.write(time)).isEqualTo(time.toString());
        }
    }

    private static @Nullable Instant read(String text) {
        return Timestamps.read(text.toCharArray(), 0, text.length());
    }
}
