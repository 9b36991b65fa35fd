package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Any text is a time stamp in the fixed form, and then the one that java.time reads, or it is none: never an error. */
final class TimestampsFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void text(FuzzedDataProvider data) {
        reads(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "30s")
    void almostFixed(FuzzedDataProvider data) {
        StringBuilder text = new StringBuilder("2024-02-29T23:59:59.123456789Z");
        text.setLength(data.consumeInt(0, text.length()));
        for (int i = data.consumeInt(0, 4); i > 0 && text.length() > 0; i--) {
            text.setCharAt(
                    data.consumeInt(0, text.length() - 1),
                    data.pickValue("0123456789-:.TZ ".split("")).charAt(0));
        }
        reads(text.toString());
    }

    private static void reads(String text) {
        Instant read = Timestamps.read(text.toCharArray(), 0, text.length());
        if (read != null) {
            assertThat(LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC))
                    .isEqualTo(read);
        }
    }
}
