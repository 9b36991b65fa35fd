package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import java.util.List;

/** Any text is a cursor or refused in words; any cursor survives its text. */
final class CursorFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void text(FuzzedDataProvider data) {
        try {
            Cursor cursor = Cursor.parse(data.consumeRemainingAsString());
            assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        } catch (CoachingSourceException e) {
            assertThat(e.kind()).isEqualTo(CoachingSourceException.Kind.CONFIGURATION);
        }
    }

    @FuzzTest(maxDuration = "30s")
    void position(FuzzedDataProvider data) {
        Cursor cursor = new Cursor("s", data.pickValue(Feed.values()), "f", data.consumeRemainingAsAsciiString());

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @FuzzTest(maxDuration = "30s")
    void offsetPosition(FuzzedDataProvider data) {
        CursorScope scope = new CursorScope("s", Feed.SESSIONS, "f");
        OffsetScan.Rows<String> nothing = new OffsetScan.Rows<>(List.of(), 0, 0, List.of());
        try (OffsetScan<String> scan = new OffsetScan<>(scope, offset -> nothing, id -> id)) {
            assertThat(scan.fetch(data.consumeRemainingAsString()).items()).isEmpty();
        } catch (CoachingSourceException e) {
            assertThat(e).hasMessageContaining("start again without it");
        }
    }
}
