package dev.coachstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2000-02-29T23:59:59.999Z",
                "2023-12-31T10:00:01.001Z",
                "2100-03-01T00:00:00.500Z",
                "1969-12-31T23:59:59Z"
            })
    void sayWhatTheJdkReads(String text) {
        long millis = Instant.parse(text).toEpochMilli();

        assertThat(Instant.parse(Timestamps.millis(millis))).isEqualTo(Instant.parse(text));
        assertThat(Instant.parse(Timestamps.seconds(millis)).getEpochSecond()).isEqualTo(Math.floorDiv(millis, 1000L));
        assertThat(LocalDateTime.parse(Timestamps.zoneless(millis)).toInstant(ZoneOffset.UTC))
                .isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-06-30T21:16:51.588Z",
                "1970-01-01T00:00:00.001Z",
                "2026-01-01T00:00:00Z",
                "2026-01-01T01:00:00.5+01:00"
            })
    void areReadAsTheJdkReadsThem(String text) {
        assertThat(Timestamps.read(text))
                .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    }

    @Test
    void haveAsManyDigitsAsAsked() {
        assertThat(Timestamps.format(1_600_000_000_123L, 456_789, 9, "Z")).isEqualTo("2020-09-13T12:26:40.123456789Z");
        assertThat(Timestamps.format(1_600_000_000_123L, 456_789, 6, "Z")).isEqualTo("2020-09-13T12:26:40.123456Z");
    }
}
