package dev.coachstream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaptureStateTest {
    private static final Instant TIME = Instant.parse("2026-07-01T00:00:00.123Z");

    @Test
    void isTheSameAfterBeingWrittenAndRead() {
        Cursor cursor = new Cursor("a", Feed.SESSIONS, "f", "p");
        CaptureState state = new CaptureState(
                "digest", TIME, TIME.minusSeconds(1), true, new OpenRead(null, TIME, TIME, null, true, true, cursor));

        assertThat(CaptureState.parse(state.toString())).isEqualTo(state);
        assertThat(state.toString()).hasSizeLessThan(500).doesNotContain("null");
        assertThat(CaptureState.start("digest")).hasToString("{\"v\":1,\"reads\":\"digest\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | it is no JSON",
                "[] | it is no state of a capture",
                "{} | it is no state of a capture",
                "{'v':2,'reads':'d'} | it was written by a newer version (2)",
                "{'v':1} | it does not say what its account reads",
                "{'v':1,'reads':'d','watermark':'yesterday'} | its watermark is no time",
                "{'v':1,'reads':'d','open':{}} | its open read does not say when it began",
                "{'v':1,'reads':'d','open':{'startedAt':'2026-07-01T00:00:00Z','cursor':'c1.x'}} | this cursor cannot be used"
            })
    void refusesWhatItCannotReadAndSaysWhy(String text, String why) {
        assertThatThrownBy(() -> CaptureState.parse(text.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining(why);
    }
}
